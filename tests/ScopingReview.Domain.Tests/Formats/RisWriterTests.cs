using FsCheck.Fluent;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RisWriterTests
{
    private static readonly string[] _tags = ["TY", "TI", "AU", "A1", "A2", "PY", "DA", "JF", "T2", "JO", "JA", "VL", "IS", "SP", "EP",
        "C7", "DO", "M3", "L3", "SN", "KW", "LA", "UR", "DB", "AN", "U1", "C2", "AB", "N2", "N1", "ID"];

    private static readonly string[] _values =
    [
        "JOUR", "BOOK", "CHAP", "CONF", "EJOUR", "Review", "GEN", "One title", "Two &amp;amp; <i>three</i>", "&amp;amp;lt;b&amp;amp;gt;",
        "Doe, Jane", "Liu R.", "Doe J; Roe, R.", "et al.", "Group of People", "Doe, J., Jr",
        "2016/09//", "Jun", "20166", "377", "86", "1-5", "S12-8", "e1234", "No", "i-ix", "10.1000/a", "doi: 10.1000/B.",
        "https://doi.org/10.1000/c", "www.a.example; http://b.example", "1234-567X", "978-3-319-45678-5", "none",
        "a, b, c, d", "a, b, c, d;", "*Star; two", "PubMed", "Scopus", "Embase", "MEDLINE Complete", "123456", "123456 [PMID]", "PMC123",
        "2214991469; 51887", "Accession Number: 117999; doi: 10.1000/n.", "Accession Number: PMC12",
        "T2  - looks like a tag", "ER - positive", "NA", "Copyright of nobody", "  wrapped", "first\nsecond",
        "first\n      wrapped\nER then more", "text\nTI  -like", "ünï ’“”", "\u00A0", "Journal of One", "J One", "null", "Doe, null", "x",
    ];

    public static TheoryData<string> Files()
        => [.. new[] { "formats", "multi-database", "wba-review", "peer-workers" }.SelectMany(folder => Corpora.Files(folder, ".ris"))];

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task A_real_file_written_read_and_written_is_the_same(string file)
    => await AssertFixedPointAsync(await Ris.ReadCorpusAsync(file), file);

    [Fact]
    public async Task What_is_written_read_and_written_is_the_same_whatever_the_entry()
    {
        var line = from tag in Gen.Elements(_tags) from value in Gen.Elements(_values) select $"{tag}  - {value}";
        var entry = from lines in Gen.ListOf(line) select $"TY  - JOUR\n{string.Join('\n', lines)}\nTI  - Title\nER  - \n";

        foreach (var text in Gen.Sample(entry, 3000, 14))
            await AssertFixedPointAsync(await Ris.ReadAsync(text), text);
    }

    [Fact]
    public async Task Records_of_other_formats_are_written_read_and_written_the_same()
    {
        foreach (var (kind, text) in SampleExports.All)
            await AssertFixedPointAsync(await Exports.ReadAsync(kind, text), text);
    }

    [Fact]
    public async Task Every_field_comes_back()
    {
        var record = FullRecord.Create();

        var read = await Ris.ReadOneAsync(Write([record]));

        FullRecord.AssertSame(record, read);
    }

    [Fact]
    public void An_entry_looks_as_other_programs_expect_it()
    {
        var record = new BibliographicRecord
        {
            PositionInFile = 1,
            RawText = "",
            Kind = PublicationKind.JournalArticle,
            Title = "One",
            Authors = [new("Doe", "Jane"), new("A Group", null)],
            Year = 2020,
            Journal = "J",
            Pages = "1-9",
            Abstract = "First\nsecond"
        };

        Assert.Equal(
            "TY  - JOUR\r\nTI  - One\r\nAU  - Doe, Jane\r\nAU  - A Group\r\nPY  - 2020\r\nT2  - J\r\nSP  - 1\r\nEP  - 9\r\nAB  - First\r\nsecond\r\nER  - \r\n\r\n", Write([record]));
    }

    private static string Write(IEnumerable<BibliographicRecord> records)
    {
        using var writer = new StringWriter();
        foreach (var record in records)
            RisWriter.Write(writer, record);
        return writer.ToString();
    }

    private static async Task AssertFixedPointAsync(List<ImportItem> items, string what)
    {
        var first = Write(items.Records());
        var second = await Ris.ReadAsync(first);

        Assert.True(first == Write(second.Records()), what + "\n---\n" + first + "\n---\n" + Write(second.Records()));
        Assert.Equal(items.Records().Count, second.Records().Count);
        Assert.DoesNotContain(second, item => item is FileRemark or RefusedEntry);
    }
}
