using System.Text.Json;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// One EndNote library as XML, RIS and JSON, and the part of it that PubMed holds as nbib: whatever two of them carry must come out the
/// same.
/// </summary>
public sealed partial class BlueLightTests
{
    private const string Folder = "formats/reflib/blue-light";

    /// <summary>Fields that RIS and XML of EndNote both carry.</summary>
    private static readonly (string Name, Func<BibliographicRecord, object?> Of)[] _endNoteFields =
    [
        ("kind", record => record.Kind), ("title", record => record.Title), ("abstract", record => record.Abstract),
        ("authors", record => record.Authors.Joined()),
        ("editors", record => record.Editors.Joined()), ("year", record => record.Year), ("journal", record => record.Journal),
        ("abbreviation", record => record.JournalAbbreviation),
        ("volume", record => record.Volume), ("issue", record => record.Issue), ("pages", record => record.Pages),
        ("DOI", record => record.Doi), ("PMID", record => record.PubMedId),
        ("PMCID", record => record.PmcId), ("ISSN", record => string.Join(' ', record.Issns)),
        ("ISBN", record => string.Join(' ', record.Isbns)),
        ("keywords", record => string.Join('|', record.Keywords)), ("language", record => record.Language),
        ("URLs", record => string.Join(' ', record.Urls)),
        ("database", record => record.DatabaseName), ("accession number", record => record.AccessionNumber),
        ("notes", record => string.Join('|', record.Notes)),
    ];

    [CorporaFact]
    public async Task XML_and_RIS_of_one_library_agree_in_every_field()
    {
        var (xml, ris) = (await ReadAsync(".xml"), await ReadAsync(".ris"));
        var byId = ris.ToDictionary(record => record.SourceRecordId!);

        Assert.Equal((102, 102), (xml.Count, ris.Count));
        var differences = from record in xml
                          let other = byId[record.SourceRecordId!]
                          from field in _endNoteFields
                          where !Equals(field.Of(record), field.Of(other))
                          select $"{record.SourceRecordId} {field.Name}: XML “{field.Of(record)}”, RIS “{field.Of(other)}”";
        AssertNone(differences);
    }

    [CorporaFact]
    public async Task XML_and_the_expected_values_agree_in_every_field()
    {
        var byId = (await ReadAsync(".xml")).ToDictionary(record => record.SourceRecordId!);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Corpora.Path(Folder + ".json")));

        Assert.Equal(102, expected.RootElement.GetArrayLength());
        AssertNone(expected.RootElement.EnumerateArray()
            .SelectMany(entry => DifferencesFrom(entry, byId[entry.GetProperty("recNumber").GetString()!])));
    }

    [CorporaFact]
    public async Task Nbib_agrees_with_XML_where_PubMed_and_EndNote_say_the_same_thing()
    {
        var nbib = await ReadAsync(".nbib");
        var byNumber = (await ReadAsync(".xml")).Where(record => record.PubMedId is not null).ToDictionary(record => record.PubMedId!);

        Assert.Equal(80, nbib.Count);
        AssertNone(nbib.SelectMany(record => byNumber.TryGetValue(record.PubMedId!, out var other) ? DifferencesFrom(record, other)
            : [$"{record.PubMedId} is not in the XML"]));
    }

    private static void AssertNone(IEnumerable<string> differences)
    {
        var all = string.Join('\n', differences);
        Assert.True(all.Length == 0, all);
    }

    /// <summary>
    /// The reader makes one space of any white space (PubMed's narrow ones, line ends) and takes out inline markup; the expected values
    /// have both.
    /// </summary>
    private static IEnumerable<string> DifferencesFrom(JsonElement expected, BibliographicRecord record)
    {
        string? Text(string name) => expected.TryGetProperty(name, out var value) ? FieldTextOf(value.GetString()!) : null;
        string[] List(string name) => expected.TryGetProperty(name, out var value)
            ? [.. value.EnumerateArray().Select(item => FieldTextOf(item.GetString()!))] : [];
        (string Field, object? Expected, object? Actual)[] fields =
        [
            ("title", Text("title"), record.Title),
            ("abstract", Text("abstract"), record.Abstract),
            ("journal", Text("journal"), record.Journal),
            ("volume", Text("volume"), record.Volume),
            ("number", Text("number"), record.Issue),
            ("year", Text("year"), record.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("pages", PageRange.Parse(Text("pages"))?.ToString(), record.Pages),
            ("notes", Text("notes"), record.Notes.Count == 0 ? null : FieldTextOf(record.Notes[0])),
            ("authors", string.Join("; ", List("authors")), record.Authors.Joined()),
            ("doi", Doi.Normalise(Text("doi")), expected.TryGetProperty("doi", out _) ? record.Doi : null),
            ("isbn", string.Join(' ', StandardNumbers.FindIssns(Text("isbn"))), string.Join(' ', record.Issns)),
            ("keywords",
                string.Join('|', List("keywords").SelectMany(word => word.Split(';')).Select(word => word.Trim().TrimStart('*').Trim())
                    .Distinct(StringComparer.OrdinalIgnoreCase)), string.Join('|', record.Keywords)),
        ];
        return fields.Where(field => !Equals(field.Expected, field.Actual))
            .Select(field => $"{record.SourceRecordId} {field.Field}: expected “{field.Expected}”, read “{field.Actual}”");
    }

    /// <summary>
    /// What EndNote changes on the way from PubMed is no difference: it takes the full stop from the end of a title, writes first names as
    /// initials, leaves out groups and article numbers, and rewrites capitals of keywords and of article numbers ("CD007917", "Led").
    /// </summary>
    private static IEnumerable<string> DifferencesFrom(BibliographicRecord nbib, BibliographicRecord xml)
    {
        (string Field, object? Nbib, object? Xml)[] fields =
        [
            ("kind", nbib.Kind, xml.Kind),
            ("title", nbib.Title?.TrimEnd('.'), xml.Title?.TrimEnd('.')),
            ("abstract", nbib.Abstract, xml.Abstract),
            ("authors", Shortened(nbib.Authors.Where(author => author.Given is not null)), Shortened(xml.Authors)),
            ("year", nbib.Year, xml.Year),
            ("journal", nbib.JournalAbbreviation ?? nbib.Journal, xml.Journal),
            ("volume", nbib.Volume, xml.Volume),
            ("issue", nbib.Issue, xml.Issue),
            ("pages", xml.Pages is null ? null : nbib.Pages?.ToUpperInvariant(), xml.Pages?.ToUpperInvariant()),
            ("DOI", nbib.Doi, xml.Doi),
            ("PMCID", nbib.PmcId, xml.PmcId),
            ("ISSN", string.Join(' ', xml.Issns.Except(nbib.Issns)), ""),
            ("language", nbib.Language, xml.Language),
            ("keywords", string.Join('|', xml.Keywords.Except(nbib.Keywords, StringComparer.OrdinalIgnoreCase)), ""),
        ];
        return fields.Where(field => !Equals(field.Nbib, field.Xml))
            .Select(field => $"{nbib.PubMedId} {field.Field}: nbib “{field.Nbib}”, XML “{field.Xml}”");
    }

    private static string Shortened(IEnumerable<AuthorName> names)
        => string.Join("; ", names.Select(name => name.Given is null ? name.Family : $"{name.Family} {name.Given[0]}"));

    private static string FieldTextOf(string text)
        => Space().Replace(text.Replace("<em>", "", StringComparison.Ordinal).Replace("</em>", "", StringComparison.Ordinal)
            .Replace("<p>", " ", StringComparison.Ordinal).Replace("</p>", " ", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Space();

    private static async Task<IReadOnlyList<BibliographicRecord>> ReadAsync(string extension)
        => (await Exports.ReadCorpusAsync(Folder + extension)).Items.Records();
}
