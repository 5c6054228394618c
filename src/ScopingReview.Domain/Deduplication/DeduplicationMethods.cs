using ScopingReview.Domain.Manuscript;
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

    /// <summary>Link of all records.</summary>
    public const string Records = "records";

    /// <summary>Link of the records that the rules removed as duplicates.</summary>
    public const string ByRules = "by-rules";

    /// <summary>Link of the records that people removed as duplicates.</summary>
    public const string ByPeople = "by-people";

    /// <summary>Link of the pairs that people judged as different.</summary>
    public const string KeptApart = "apart";

    /// <summary>Link of the pairs that wait for a person.</summary>
    public const string Waiting = "waiting";

    /// <summary>The sentences, with the numbers filled in.</summary>
    /// <param name="counts">What became of the duplicates.</param>
    /// <param name="options">The thresholds; null for the usual ones.</param>
    public static LinkedText Sentences(DeduplicationCounts counts, DuplicateFinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new DuplicateFinderOptions();
        var judged = counts.JudgedSame + counts.JudgedDistinct;
        var removed = LinkedText.Counted(counts.ByRules, "record", "records", ByRules);
        List<LinkedText> sentences =
        [
            $"The {LinkedText.Counted(counts.Records, "record", "records", Records)} of all sources were compared with each other in the Scoping Review Workbench (deduplication rules, version {ManuscriptText.Count(RulesVersion)}) by title, authors, journal, year, volume, issue, pages, DOI, PubMed ID, trial registration number and abstract.",
            $"Pairs whose evidence summed to {Score(options.AutoAbove)} or more with no conflicting details were merged automatically ({removed} removed); pairs that summed to {Score(options.ReviewBelow)} or more, and pairs with conflicting details, were left for manual review.",
            judged == 0 ? "No pairs were reviewed manually."
                : Judged(counts, judged),
        ];
        if (counts.Waiting > 0)
            sentences.Add($"{LinkedText.Counted(counts.Waiting, "pair has", "pairs have", Waiting)} not been reviewed.");
        return LinkedText.Join(" ", sentences);
    }

    private static LinkedText Judged(DeduplicationCounts counts, int judged)
        => $"{ManuscriptText.Counted(judged, "pair was", "pairs were")} reviewed manually: {ManuscriptText.Count(counts.JudgedSame)} as the same publication and {LinkedText.Number(counts.JudgedDistinct, KeptApart)} as different ones ({LinkedText.Counted(counts.ByPeople, "record", "records", ByPeople)} removed).";

    private static string Score(double score) => ManuscriptText.Decimals((decimal)score, score == Math.Floor(score) ? 0 : 1);
}
