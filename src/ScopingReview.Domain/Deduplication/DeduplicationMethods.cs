using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Deduplication;

/// <summary>What became of the duplicates of a review, counted from its links and judgements.</summary>
/// <param name="Records">Records of all sources.</param>
/// <param name="ByRules">Records that the rules merged into another.</param>
/// <param name="ByPeople">Records that people merged into another.</param>
/// <param name="JudgedSame">Pairs of which a person said that they are the same.</param>
/// <param name="JudgedDistinct">Pairs of which a person said that they are distinct.</param>
/// <param name="Waiting">Pairs that nobody has judged yet.</param>
public sealed record DeduplicationCounts(int Records, int ByRules, int ByPeople, int JudgedSame, int JudgedDistinct, int Waiting);

/// <summary>
/// How duplicates were found, for the manuscript: item 16 of PRISMA-S ("Describe the processes and any software used to deduplicate
/// records"; Rethlefsen et al. 2021, doi:10.1186/s13643-020-01542-z).
/// </summary>
public static class DeduplicationMethods
{
    /// <summary>Goes up with every change of the rules, their weights or thresholds.</summary>
    public const int RulesVersion = 2;

    /// <summary>The sentences, with the numbers filled in.</summary>
    /// <param name="counts">What became of the duplicates.</param>
    /// <param name="options">The thresholds; null for the usual ones.</param>
    public static string Sentences(DeduplicationCounts counts, DuplicateFinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new DuplicateFinderOptions();
        var judged = counts.JudgedSame + counts.JudgedDistinct;
        List<string> sentences =
        [
            $"The {ManuscriptText.Counted(counts.Records, "record", "records")} of all sources were compared with each other in the Scoping Review Workbench (deduplication rules, version {ManuscriptText.Count(RulesVersion)}) by title, authors, journal, year, volume, issue, pages, DOI, PubMed ID, trial registration number and abstract.",
            $"Pairs whose evidence summed to {Score(options.AutoAbove)} or more with no conflicting details were merged automatically ({ManuscriptText.Counted(counts.ByRules, "record", "records")} removed); pairs that summed to {Score(options.ReviewBelow)} or more, and pairs with conflicting details, were left for manual review.",
            judged == 0 ? "No pairs were reviewed manually."
                : $"{ManuscriptText.Counted(judged, "pair was", "pairs were")} reviewed manually: {ManuscriptText.Count(counts.JudgedSame)} as the same publication and {ManuscriptText.Count(counts.JudgedDistinct)} as different ones ({ManuscriptText.Counted(counts.ByPeople, "record", "records")} removed).",
        ];
        if (counts.Waiting > 0)
            sentences.Add($"{ManuscriptText.Counted(counts.Waiting, "pair has", "pairs have")} not been reviewed.");
        return string.Join(' ', sentences);
    }

    private static string Score(double score) => ManuscriptText.Decimals((decimal)score, score == Math.Floor(score) ? 0 : 1);
}
