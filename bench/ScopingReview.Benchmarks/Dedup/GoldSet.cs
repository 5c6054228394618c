using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>Records with the clusters that people put them into.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Records">The records.</param>
/// <param name="Clusters">The cluster of each record, by its place.</param>
internal sealed record GoldSet(string Name, IReadOnlyList<BibliographicRecord> Records, IReadOnlyList<string> Clusters)
{
    public static GoldSet FromCsv(string name)
    {
        var clusters = Table(Corpora.Path($"dedup/{name}/merged_record_ids.csv"))
            .SelectMany((row, cluster) => row["merged_ids"].Split(';').Select(id => (Id: id, Cluster: cluster.ToString(CultureInfo.InvariantCulture))))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        List<BibliographicRecord> records = [.. Table(Corpora.Path($"dedup/{name}/records_pre_merged.csv")).Select(ToRecord)];
        return new GoldSet(name, records, [.. records.Select(record => clusters.GetValueOrDefault(record.SourceRecordId!, record.SourceRecordId!))]);
    }

    public static async Task<GoldSet> WbaReviewAsync()
    {
        var gold = Table(Corpora.Path("wba-review/records.csv"))
            .SelectMany(row => row["exported_ids"].Split(';').Select(id => (Id: id, Cluster: row["record"])))
            .ToDictionary(pair => pair.Id, pair => pair.Cluster, StringComparer.Ordinal);
        var records = new List<BibliographicRecord>();
        foreach (var file in Directory.EnumerateFiles(Corpora.Path("wba-review"), "*.ris").Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            await foreach (var item in RisReader.ReadAsync(stream))
            {
                if (item is ReadRecord read)
                    records.Add(read.Record);
            }
        }

        return new GoldSet("wba-review", records, [.. records.Select(record => gold[record.SourceRecordId!])]);
    }

    /// <summary>
    /// A library whose duplicates carry a caption but no number of their group: within the marked ones, the compact title stands for it. Wrong is
    /// therefore a merge with a record that has no caption, or of two marked ones with different titles.
    /// </summary>
    public static GoldSet Tafenoquine()
    {
        var records = new List<BibliographicRecord>();
        var clusters = new List<string>();
        foreach (var entry in XDocument.Load(Corpora.Path("dedup/tafenoquine/tafenoquine.xml")).Descendants("record"))
        {
            var id = entry.Element("rec-number")?.Value ?? "";
            var title = entry.Descendants("title").FirstOrDefault()?.Value;
            records.Add(new BibliographicRecord
            {
                PositionInFile = records.Count + 1,
                RawText = "",
                SourceRecordId = id,
                Title = title,
                Authors = [.. entry.Descendants("author").Select(author => AuthorName.Parse(author.Value))],
                Year = int.TryParse(entry.Descendants("year").FirstOrDefault()?.Value, CultureInfo.InvariantCulture, out var year) ? year : null,
                Journal = entry.Descendants("secondary-title").FirstOrDefault()?.Value ?? entry.Descendants("full-title").FirstOrDefault()?.Value,
                Volume = entry.Element("volume")?.Value,
                Issue = entry.Element("number")?.Value,
                Pages = PageRange.Parse(entry.Element("pages")?.Value)?.ToString(),
                Doi = Doi.Normalise(entry.Element("electronic-resource-num")?.Value),
                Abstract = entry.Element("abstract")?.Value,
            });
            clusters.Add(entry.Element("caption")?.Value == "Duplicate" ? Domain.Deduplication.CompactText.Of(title) : id);
        }

        return new GoldSet("tafenoquine", records, clusters);
    }

    private static BibliographicRecord ToRecord(Dictionary<string, string> row) => new()
    {
        PositionInFile = 1,
        RawText = "",
        SourceRecordId = row["ID"],
        Title = row["title"],
        Kind = row.GetValueOrDefault("ENTRYTYPE") switch
        {
            "article" => PublicationKind.JournalArticle,
            "inproceedings" or "proceedings" => PublicationKind.Conference,
            _ => PublicationKind.Other,
        },
        Authors = [.. row["author"].Split(" and ", StringSplitOptions.RemoveEmptyEntries).Select(AuthorName.Parse)],
        Year = int.TryParse(row["year"], CultureInfo.InvariantCulture, out var year) ? year : null,
        Journal = row["journal"].Length > 0 ? row["journal"] : row.GetValueOrDefault("booktitle"),
        Volume = row["volume"],
        Issue = row["number"],
        Pages = PageRange.Parse(row["pages"])?.ToString(),
        Doi = Doi.Normalise(row.GetValueOrDefault("doi")),
        Abstract = row.GetValueOrDefault("abstract"),
    };

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
