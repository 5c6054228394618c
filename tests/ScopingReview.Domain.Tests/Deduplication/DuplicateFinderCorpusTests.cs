using System.Xml.Linq;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

/// <summary>
/// Sets whose duplicates people have marked, read as a user's files are. What the marks have wrong is in docs/decisions/0010.
/// </summary>
public sealed class DuplicateFinderCorpusTests
{
    [CorporaTheory]
    [InlineData("haematology", 13)]
    [InlineData("digital_work", 2)]
    public async Task Nothing_different_is_joined_and_little_is_missed(string set, int mostMissed)
    {
        var gold = CsvTable.Read(Corpora.Path($"dedup/{set}/merged_record_ids.csv"))
            .SelectMany((row, cluster) => row["merged_ids"].Split(';').Select(id => (Id: id, Cluster: $"c{cluster}")))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = await ReadAsync($"dedup/{set}/records_pre_merged.csv");

        var (wrong, missed) = Compare(records, record => gold.GetValueOrDefault(record.SourceRecordId!, record.SourceRecordId!));

        Assert.Empty(wrong);
        Assert.InRange(missed, 0, mostMissed);
    }

    /// <summary>
    /// W0262 and W0471, W0472 and W0694, W0080 and W0507 are one article each (same title, authors, year and abstract), which the list
    /// holds apart: ERIC writes given names first, and neither place nor number is there to tell. They are for people.
    /// So are W0530 and W0554, parts I and II of one study in a database that gives neither journal nor pages.
    /// </summary>
    [CorporaFact]
    public async Task In_the_published_review_all_duplicates_are_found_and_three_that_its_list_overlooks_are_for_people()
    {
        var gold = CsvTable.Read(Corpora.Path("wba-review/records.csv"))
            .SelectMany(row => row["exported_ids"].Split(';').Select(id => (Id: id, Cluster: row["record"])))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = new List<BibliographicRecord>();
        foreach (var file in Corpora.Files("wba-review", ".ris"))
            records.AddRange(await ReadAsync(file));

        var (wrong, missed) = Compare(records, record => gold[record.SourceRecordId!]);
        var forPeople = DuplicateFinder.Find(Fingerprints(records), []).ReviewPairs
            .Select(pair =>
                string.Join(' ', new[] { pair.First, pair.Second }.Select(id => gold[records[Number(id) - 1].SourceRecordId!])
                    .Order(StringComparer.Ordinal)));

        Assert.Empty(wrong);
        Assert.Equal(0, missed);
        Assert.Equal(["W0080 W0507", "W0262 W0471", "W0472 W0694", "W0530 W0554"], forPeople.Distinct().Order(StringComparer.Ordinal));
    }

    [CorporaFact]
    public async Task In_a_library_with_marked_duplicates_no_record_without_a_mark_is_joined()
    {
        const string File = "dedup/tafenoquine/tafenoquine.xml";
        var marked = XDocument.Load(Corpora.Path(File)).Descendants("record")
            .Where(record => record.Element("caption")?.Value == "Duplicate")
            .Select(record => record.Element("rec-number")!.Value).ToHashSet(StringComparer.Ordinal);
        var records = await ReadAsync(File);

        var joined = DuplicateFinder.Find(Fingerprints(records), []).Clusters.SelectMany(cluster => cluster.Members)
            .Select(id => records[Number(id) - 1].SourceRecordId!).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(marked.Order(StringComparer.Ordinal), joined.Order(StringComparer.Ordinal));
    }

    private static (IReadOnlyList<string> Wrong, int Missed) Compare(
        List<BibliographicRecord> records, Func<BibliographicRecord, string> gold)
    {
        var clusters = DuplicateFinder.Find(Fingerprints(records), []).Clusters;
        var wrong = clusters.Select(cluster => cluster.Members.Select(id => gold(records[Number(id) - 1])).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList())
            .Where(works => works.Count > 1).Select(works => string.Join(' ', works));
        var own = Enumerable.Range(1, records.Count).Select(Id).ToArray();
        foreach (var cluster in clusters)
        {
            foreach (var member in cluster.Members)
                own[Number(member) - 1] = cluster.KeptId;
        }

        var missed = records.Zip(own).GroupBy(pair => gold(pair.First), StringComparer.Ordinal)
            .Sum(group => group.Select(pair => pair.Second).Distinct().Count() - 1);
        return ([.. wrong], missed);
    }

    private static async Task<List<BibliographicRecord>> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(Corpora.Path(file));
        var beginning = new byte[FormatDetector.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var records = new List<BibliographicRecord>();
        await foreach (var item in BibliographicReader.ReadAsync(FormatDetector.Detect(beginning.AsSpan(0, length)), stream))
        {
            if (item is ReadRecord read)
                records.Add(read.Record);
        }

        return records;
    }
}
