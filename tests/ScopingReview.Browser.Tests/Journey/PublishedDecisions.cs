namespace ScopingReview.Browser.Tests.Journey;

/// <summary>The decisions of the published review in wba-review, by record id and reviewer.</summary>
internal sealed class PublishedDecisions
{
    private readonly Dictionary<(string Record, string Basis, string Reviewer), string> _verdicts;

    /// <param name="path">decisions.csv: record, basis, reviewer, verdict, timestamp; no field is quoted, and a later vote replaces an
    /// earlier one.</param>
    public PublishedDecisions(string path)
        => _verdicts = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).GroupBy(f => (f[0], f[1], f[2]))
            .ToDictionary(g => g.Key, g => g.Last()[3]);

    /// <summary>The vote on the abstract where there is one, else on the title.</summary>
    public string AtTitleAbstract(string record, string reviewer)
        => Find(record, "abstract", reviewer) ?? Find(record, "title", reviewer)
            ?? throw new KeyNotFoundException($"{reviewer} said nothing of {record}");

    /// <summary>
    /// The one report without a vote there was excluded on its abstract, which is not screened in the journey: it is excluded here.
    /// </summary>
    public string AtFullText(string record, string reviewer)
        => Find(record, "fulltext", reviewer) ?? "exclude";

    private string? Find(string record, string basis, string reviewer) => _verdicts.GetValueOrDefault((record, basis, reviewer));
}
