using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>Records with the clusters that people put them into.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Records">The records.</param>
/// <param name="Clusters">The cluster of each record, by its place.</param>
internal sealed record GoldSet(string Name, IReadOnlyList<BibliographicRecord> Records, IReadOnlyList<string> Clusters)
{
    public static async Task<GoldSet> FromCsvAsync(string name)
    {
        var clusters = Table(Corpora.Path($"dedup/{name}/merged_record_ids.csv"))
            .SelectMany((row, cluster) =>
                row["merged_ids"].Split(';').Select(id => (Id: id, Cluster: cluster.ToString(CultureInfo.InvariantCulture))))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = await ReadAsync($"dedup/{name}/records_pre_merged.csv");
        return new GoldSet(name, records,
            [.. records.Select(record => clusters.GetValueOrDefault(record.SourceRecordId!, record.SourceRecordId!))]);
    }

    public static async Task<GoldSet> WbaReviewAsync()
    {
        var gold = Table(Corpora.Path("wba-review/records.csv"))
            .SelectMany(row => row["exported_ids"].Split(';').Select(id => (Id: id, Cluster: row["record"])))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = new List<BibliographicRecord>();
        foreach (var file in Directory.EnumerateFiles(Corpora.Path("wba-review"), "*.ris").Order(StringComparer.Ordinal))
            records.AddRange(await ReadAsync($"wba-review/{Path.GetFileName(file)}"));
        return new GoldSet("wba-review", records, [.. records.Select(record => gold[record.SourceRecordId!])]);
    }

    /// <summary>
    /// A library in which every record that has a duplicate carries a caption, but no number of its group: among these the beginning of the
    /// title stands for it. Wrong is therefore a merge with a record without a caption, or of two with a caption that begin differently.
    /// </summary>
    public static async Task<GoldSet> TafenoquineAsync()
    {
        const string File = "dedup/tafenoquine/tafenoquine.xml";
        var marked = XDocument.Load(Corpora.Path(File)).Descendants("record")
            .Where(record => record.Element("caption")?.Value == "Duplicate")
            .Select(record => record.Element("rec-number")?.Value).ToHashSet(StringComparer.Ordinal);
        var records = await ReadAsync(File);
        return new GoldSet("tafenoquine", records,
            [.. records.Select(record => marked.Contains(record.SourceRecordId) ? TitleStart(record) : record.SourceRecordId!)]);
    }

    private static string TitleStart(BibliographicRecord record)
    {
        var words = CompactText.Words(record.Title);
        // "Short report:" stands before a title in one export only.
        if (words is ["short", "report", ..])
            words.RemoveRange(0, 2);
        return string.Concat(words.Take(8));
    }

    private static async Task<List<BibliographicRecord>> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(Corpora.Path(path));
        var items = Path.GetExtension(path) switch
        {
            ".csv" => CsvRecordReader.ReadAsync(stream),
            ".xml" => EndNoteXmlReader.ReadAsync(stream),
            _ => RisReader.ReadAsync(stream),
        };
        var records = new List<BibliographicRecord>();
        await foreach (var item in items)
        {
            if (item is ReadRecord read)
                records.Add(read.Record);
        }

        return records;
    }

    private static IEnumerable<Dictionary<string, string>> Table(string path)
    {
        List<string>? header = null;
        foreach (var row in Rows(File.ReadAllText(path)))
        {
            if (header is null)
                header = row;
            else
                yield return header.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        }
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\n' or '\r'))
                cell.Append(text[i]);
            else if (text[i] != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\n')
                    continue;
                yield return row;
                row = [];
            }
        }
    }
}
