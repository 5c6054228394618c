using CsvHelper;
using System.Globalization;

namespace ScopingReview.Browser.Tests.Journey;

/// <summary>The decisions of the published review in wba-review, by record id and reviewer.</summary>
internal sealed class PublishedDecisions
{
    private readonly Dictionary<(string Record, string Basis, string Reviewer), string> _verdicts = [];

    public PublishedDecisions(string path)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            _verdicts[(csv["record"]!, csv["basis"]!, csv["reviewer"]!)] = csv["verdict"]!;
    }

    /// <summary>The vote on the abstract where there is one, else on the title.</summary>
    public string AtTitleAbstract(string record, string reviewer)
        => Find(record, "abstract", reviewer) ?? Find(record, "title", reviewer) ?? throw new KeyNotFoundException($"{reviewer} said nothing of {record}");

    /// <summary>The one report without a vote there was excluded on its abstract, which is not screened in the journey: it is excluded here.</summary>
    public string AtFullText(string record, string reviewer)
        => Find(record, "fulltext", reviewer) ?? "exclude";

    private string? Find(string record, string basis, string reviewer) => _verdicts.GetValueOrDefault((record, basis, reviewer));
}
