using System.Globalization;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;
using Xunit.Abstractions;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DuplicateCorpusTests(ITestOutputHelper output)
{
    private static readonly string[] _files = ["pubmed.ris", "eric.ris", "scopus.ris", "arxiv.ris", "forward-citation.ris"];

    /// <summary>
    /// All 38 duplicates of the published list, and nothing beside them. Three pairs that the list holds apart are the same article all the same
    /// (W0262 and W0471, W0472 and W0694, W0080 and W0507): ERIC writes "Volodymyr Mavrych" without a comma, so that the exact rules cannot know the
    /// family name either.
    /// </summary>
    [CorporaFact]
    public async Task The_747_exports_of_a_review_become_its_709_records()
    {
        var records = new List<BibliographicRecord>();
        foreach (var file in _files)
            records.AddRange((await Ris.ReadCorpusAsync($"wba-review/{file}")).Records());
        var gold = ReadTable("wba-review/records.csv")
            .SelectMany(row => row["exported_ids"].Split(';').Select(id => (Id: id, Cluster: row["record"])))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);

        var comparison = Compare(records, record => gold[record.SourceRecordId!]);

        Assert.Equal(747, records.Count);
        Assert.Empty(comparison.WrongPairs);
        Assert.Empty(comparison.MissedPairs);
        Assert.Equal(709, comparison.Unique);
        Assert.Equal(38, comparison.PairsFound);
    }

    /// <summary>Sets with gold clusters; what the exact rules may miss is for the full engine, what they join must be right.</summary>
    [CorporaTheory]
    [InlineData("haematology")]
    [InlineData("digital_work")]
    public void Nothing_that_is_different_is_joined(string set)
    {
        var clusters = ReadTable($"dedup/{set}/merged_record_ids.csv")
            .SelectMany((row, cluster) => row["merged_ids"].Split(';').Select(id => (Id: id, Cluster: cluster.ToString(CultureInfo.InvariantCulture))))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = ReadTable($"dedup/{set}/records_pre_merged.csv").Select(ToRecord).ToList();

        var comparison = Compare(records, record => clusters.GetValueOrDefault(record.SourceRecordId!, record.SourceRecordId!));

        Assert.Empty(comparison.WrongPairs);
    }

    private Comparison Compare(List<BibliographicRecord> records, Func<BibliographicRecord, string> goldCluster)
    {
        var fingerprints = records.Select((record, index) => RecordFingerprint.Of(Guid.CreateVersion7(), index + 1, record)).ToList();
        var byId = fingerprints.Zip(records).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        var links = ExactDuplicates.Find(fingerprints, []).Links;
        var kept = links.ToDictionary(link => link.DuplicateId, link => link.KeptId);
        Guid KeptOf(Guid id) => kept.GetValueOrDefault(id, id);

        List<string> wrong = [], missed = [];
        foreach (var cluster in fingerprints.GroupBy(fingerprint => KeptOf(fingerprint.Id)))
        {
            foreach (var (a, b) in Pairs([.. cluster.Select(fingerprint => byId[fingerprint.Id])]).Where(pair => goldCluster(pair.A) != goldCluster(pair.B)))
                wrong.Add($"{a.SourceRecordId} and {b.SourceRecordId}: {a.Title} | {b.Title}");
        }

        var found = 0;
        foreach (var cluster in fingerprints.GroupBy(fingerprint => goldCluster(byId[fingerprint.Id]), StringComparer.Ordinal))
        {
            foreach (var (a, b) in Pairs<RecordFingerprint>([.. cluster]))
            {
                if (KeptOf(a.Id) == KeptOf(b.Id))
                    found++;
                else
                    missed.Add($"{byId[a.Id].SourceRecordId} and {byId[b.Id].SourceRecordId}: {a.TitleKey} {a.Year} {a.FirstAuthorKey} {a.Doi} | {b.TitleKey} {b.Year} {b.FirstAuthorKey} {b.Doi}");
            }
        }

        output.WriteLine($"{records.Count} records, {records.Count - links.Count} unique; pairs found {found}, missed {missed.Count}, wrong {wrong.Count}");
        wrong.ForEach(pair => output.WriteLine("wrong " + pair));
        missed.ForEach(pair => output.WriteLine("missed " + pair));
        return new Comparison(records.Count - links.Count, found, wrong, missed);
    }

    private static IEnumerable<(T A, T B)> Pairs<T>(IReadOnlyList<T> items) =>
        items.SelectMany((a, index) => items.Skip(index + 1).Select(b => (a, b)));

    private static List<Dictionary<string, string>> ReadTable(string file) => CsvTable.Read(Corpora.Path(file));

    private static BibliographicRecord ToRecord(Dictionary<string, string> row) => new()
    {
        PositionInFile = 1,
        RawText = "",
        SourceRecordId = row["ID"],
        Title = row["title"],
        Authors = [.. row["author"].Split(" and ", StringSplitOptions.RemoveEmptyEntries).Where(name => name != "UNKNOWN").Select(AuthorName.Parse)],
        Year = int.TryParse(row["year"], CultureInfo.InvariantCulture, out var year) ? year : null,
        Journal = row["journal"],
        Volume = Known(row["volume"]),
        Issue = Known(row["number"]),
        Pages = PageRange.Parse(Known(row["pages"]))?.ToString(),
        Doi = Doi.Normalise(row.GetValueOrDefault("doi")),
    };

    private static string? Known(string text) => text is "" or "UNKNOWN" ? null : text;

    private sealed record Comparison(int Unique, int PairsFound, List<string> WrongPairs, List<string> MissedPairs);
}
