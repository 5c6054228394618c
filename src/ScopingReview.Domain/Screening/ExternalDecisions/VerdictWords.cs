using System.Collections.Frozen;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>The words in which other tools and people's own tables say verdicts and stages.</summary>
public static class VerdictWords
{
    private static readonly FrozenDictionary<string, Verdict> _verdicts = new (Verdict Verdict, string[] Words)[]
    {
        (Verdict.Include,
            ["include", "included", "in", "i", "yes", "y", "1", "1.0", "true", "relevant", "accept", "accepted", "keep", "eligible",
                "advance", "+", "(i)"]),
        (Verdict.Exclude,
            ["exclude", "excluded", "out", "e", "ex", "no", "n", "0", "0.0", "false", "irrelevant", "not relevant", "reject", "rejected",
                "ineligible", "not eligible", "(e)"]),
        (Verdict.Maybe, ["maybe", "m", "unclear", "unsure", "undecided", "uncertain", "u", "?", "discuss", "possibly", "0.5"]),
    }.SelectMany(group => group.Words, (group, word) => KeyValuePair.Create(word, group.Verdict)).ToFrozenDictionary(
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The verdict that a word says; null for a word that says none.</summary>
    public static Verdict? VerdictOf(string? word) => word is not null && _verdicts.TryGetValue(word.Trim(), out var verdict) ? verdict
        : null;

    /// <summary>The stage that a word names, and whether only the title was read; null for a word that names none.</summary>
    public static (ScreeningStage Stage, bool ByTitleAlone)? StageOf(string? words)
    {
        var plain = string.Concat((words ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return plain switch
        {
            "title" or "ti" or "titles" or "titlescreening" => (ScreeningStage.TitleAbstract, true),
            "abstract" or "ab" or "abstracts" or "tiab" or "titleabstract" or "titleandabstract" or "titlesandabstracts"
                or "titleabstractscreening" or "titleandabstractscreening"
                or "abstractscreening" or "screening" or "screen" or "stage1" or "level1" or "phase1" or "1" =>
                (ScreeningStage.TitleAbstract, false),
            "fulltext" or "fulltexts" or "ft" or "fulltextscreening" or "fulltextreview" or "fulltextassessment" or "eligibility"
                or "report" or "stage2" or "level2" or "phase2" or "2" => (ScreeningStage.FullText, false),
            _ => null,
        };
    }
}
