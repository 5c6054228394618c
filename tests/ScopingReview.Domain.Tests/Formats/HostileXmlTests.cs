using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class HostileXmlTests
{
    private const string First = "<record><titles><title>First</title></titles></record>";
    private const string Last = "<record><titles><title>Last</title></titles></record>";

    [Theory]
    [InlineData("<record><titles><title>&#x1;Mid&#xB;dle&#0;</title></titles></record>", "Middle", "control characters were left out")]
    [InlineData("<record><titles><title>Mid\u000Bdle \u0001</title></titles></record>", "Mid dle", "control characters were left out")]
    [InlineData("<record><titles><title>A & B&C</title></titles></record>", "A & B&C", "“&” was text")]
    [InlineData("<record><titles><title>p < 0.05</title></titles></record>", "p < 0.05", "“<” was text")]
    [InlineData("<record><titles><title>Caf&eacute;&nbsp;2</title></titles></record>", "Café 2", "names of HTML characters were read")]
    [InlineData("<record><titles><title>&bomb;</title></titles></record>", "&bomb;", "unknown entities were kept as text")]
    public async Task What_can_be_mended_is_mended_and_said(string middle, string title, string remark)
    {
        var items = await ReadAsync(First + middle + Last);

        Assert.Equal(["First", title, "Last"], items.Records().Select(record => record.Title));
        Assert.Contains(remark, Assert.Single(items.Tally().Issues).Message, StringComparison.Ordinal);
        Assert.Equal(middle, items.Records()[1].RawText);
    }

    [Theory]
    [InlineData("<record><titles><title>Middle</titles></record>", "damaged XML")]
    [InlineData("<record><titles><title>Middle</title></titles>", "no end tag before the next")]
    [InlineData("<record a=1><titles/></record>", "damaged XML")]
    [InlineData("<record/>", "no title")]
    [InlineData("<record><!DOCTYPE a></record>", "damaged XML")]
    public async Task What_cannot_be_mended_is_refused_and_costs_no_other(string middle, string reason)
    {
        var items = await ReadAsync(First + middle + Last);

        Assert.Equal(["First", "Last"], items.Records().Select(record => record.Title));
        Assert.Equal([1, 3], items.Records().Select(record => record.PositionInFile));
        Assert.Contains(reason, Assert.Single(items.OfType<RefusedEntry>()).Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_breaks_off_gives_everything_before_the_break()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteXml, $"<xml><records>\n{First}\n<record><titles><title>Mid");

        Assert.Equal("First", Assert.Single(items.Records()).Title);
        Assert.Equal("Line 3: The file ends inside of this entry; it is probably cut off. Export it again.",
            Assert.Single(items.OfType<RefusedEntry>()).Issue.ToString());
        Assert.Contains(items.OfType<FileRemark>(), remark => remark.Issue.Message.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_cut_between_entries_says_so()
    {
        var items = await Exports.ReadAsync(FileKind.PubMedXml,
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>");

        Assert.Single(items.Records());
        Assert.Contains("may be cut off", Assert.Single(items.OfType<FileRemark>()).Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_are_neither_expanded_nor_fetched()
    {
        const string definitions =
            "<!DOCTYPE xml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>";

        var items = await Exports.ReadAsync(FileKind.EndNoteXml,
            $"<?xml version=\"1.0\"?>{definitions}<xml><records><record><titles><title>&c; &f;</title></titles></record></records></xml>");

        Assert.Equal("&c; &f;", Assert.Single(items.Records()).Title);
        Assert.Contains(items.Tally().Issues, issue => issue.Message.Contains("entities of its own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nesting_a_million_deep_is_left_out_or_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 1_000_000));
        var inside =
            $"<record>{string.Concat(Enumerable.Repeat("<a>", 100_000))}{string.Concat(Enumerable.Repeat("</a>", 100_000))}</record>";

        var outside = await ReadAsync(First + deep + Last);
        var within = await ReadAsync(First + inside + Last);

        Assert.Equal(["First", "Last"], outside.Records().Select(record => record.Title));
        Assert.Equal(["First", "Last"], within.Records().Select(record => record.Title));
        Assert.Contains("nested more than 100 deep", Assert.Single(within.OfType<RefusedEntry>()).Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_end_that_goes_on_for_ever_is_refused_and_the_next_read()
    {
        var endless = "<record><abstract>" + new string('x', 3 * RisReader.MaxEntryLength) + "</record \n" + new string(' ', 5000);

        var items = await ReadAsync(First + endless + Last);

        Assert.Equal(["First", "Last"], items.Records().Select(record => record.Title));
        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Contains("end tag", refused.Issue.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, refused.RawText.Length);
    }

    [Theory]
    [InlineData("<!-- <record><titles><title>No</title></titles></record> -->")]
    [InlineData("<?note <record> ?>")]
    [InlineData("<![CDATA[<record>]]>")]
    [InlineData("</records><records lang=\"en\">")]
    [InlineData("</records></xml><?xml version=\"1.0\"?><xml><records>")]
    public async Task What_stands_between_entries_is_no_entry(string between)
    {
        var items = await ReadAsync(First + between + Last);

        Assert.Equal(["First", "Last"], items.Records().Select(record => record.Title));
        Assert.Empty(items.Tally().Issues);
    }

    [Theory]
    [InlineData("<record><titles><title>p:q <x:i>Mid</x:i></title></titles></record>", "p:q Mid")]
    [InlineData("<record xmlns=\"urn:a\" x:lang=\"en\"><titles><title>Mid</title></titles></record>", "Mid")]
    public async Task Prefixes_and_name_spaces_do_no_harm(string middle, string title)
    => Assert.Equal(title, (await ReadAsync(First + middle + Last)).Records()[1].Title);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public async Task Any_usual_encoding_will_do(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(),
            .. encoding.GetBytes(
                $"<?xml version=\"1.0\" encoding=\"{name}\"?><xml><records><record><titles><title>Müller</title></titles></record></records></xml>")];

        Assert.Equal("Müller", Assert.Single((await Exports.ReadAsync(FileKind.EndNoteXml, bytes)).Records()).Title);
        Assert.Equal(FileKind.Xml, FormatDetector.Detect(bytes).Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task An_upload_may_come_in_pieces(int chunk)
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes($"<xml>\r\n<records>\r\n{First}\r\n{Last}</records></xml>"),
            chunk);

        var items = await Exports.ReadAsync(FileKind.EndNoteXml, stream);

        Assert.Equal([3L, 4L], items.OfType<ReadRecord>().Select(read => read.LineNumber));
    }

    [Fact]
    public async Task Text_outside_of_entries_is_remarked_on()
    {
        var items = await ReadAsync(First + "\nlost words\n" + Last);

        Assert.Equal("Text outside of entries was left out; this is the first of it.", Assert.Single(items.Tally().Issues).Message);
    }

    private static Task<List<ImportItem>> ReadAsync(string entries)
        => Exports.ReadAsync(FileKind.EndNoteXml, $"<?xml version=\"1.0\"?><xml><records>{entries}</records></xml>");
}
