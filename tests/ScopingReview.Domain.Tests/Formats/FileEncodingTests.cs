using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Files that are not UTF-8: read right where the bytes decide, and as a person says.</summary>
public sealed class FileEncodingTests
{
    private const string Template = "TY  - JOUR\nTI  - {0}\nAU  - A, B\nPY  - 2011\nER  - \n";

    [Theory]
    [InlineData(54936, FileEncoding.Gb18030, "中文标题研究")]
    [InlineData(54936, FileEncoding.Gb18030, "农村同伴支持研究，以及更多")]
    [InlineData(1251, FileEncoding.Windows1251, "Исследование здоровья")]
    [InlineData(932, FileEncoding.ShiftJis, "ピアサポートの研究について")]
    [InlineData(932, FileEncoding.ShiftJis, "日本語研究")]
    [InlineData(932, FileEncoding.ShiftJis, "健康教育、介護予防")]
    [InlineData(10000, FileEncoding.MacRoman, "Müller, études et soñar")]
    [InlineData(10000, FileEncoding.MacRoman, "Müller’s “study” of Ångström")]
    [InlineData(1252, FileEncoding.Windows1252, "“A” and “B” ‘C’ don’t – “quoted” it’s")]
    [InlineData(1252, FileEncoding.Windows1252, "Étude “Ñandú” d’Ångström: Œuvre, žena")]
    [InlineData(1252, FileEncoding.Windows1252, "Müller’s études – “now”")]
    [InlineData(1252, FileEncoding.Windows1252, "Åkerblom über Ökologie, côté")]
    [InlineData(65001, FileEncoding.Utf8, "Åkerblom 中文 Исследование")]
    [InlineData(65001, FileEncoding.Utf8, "Plain letters")]
    public async Task The_bytes_decide(int codePage, FileEncoding expected, string title)
    {
        var bytes = Bytes(codePage, title);

        var items = await Exports.ReadAsync(FileKind.Ris, bytes);

        Assert.Equal(expected, FileEncodings.Guess(bytes));
        Assert.Equal(title, items.Records()[0].Title);
        Assert.Equal(expected != FileEncoding.Utf8,
            items.Tally().Issues.Any(issue => issue.Message.Contains(expected.Name(), StringComparison.Ordinal)));
        Assert.Contains(title, Encoding.UTF8.GetString(FileEncodings.ToUtf8(bytes, expected)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_can_choose_another_encoding()
    {
        var bytes = Bytes(1251, "Мир");
        var items = new List<ImportItem>();
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(FileKind.Ris) { Encoding = FileEncoding.Windows1251 },
            new MemoryStream(bytes)))
            items.Add(item);

        Assert.Equal("Мир", items.Records()[0].Title);
        Assert.Empty(items.Tally().Issues);
    }

    [Fact]
    public void A_damaged_byte_in_UTF8_does_not_make_it_another_encoding()
        => Assert.Equal(FileEncoding.Utf8, FileEncodings.Guess([.. "éàü"u8, 0xE9, .. "more"u8]));

    [Theory]
    [InlineData("gb18030", FileEncoding.Gb18030)]
    [InlineData("windows1251", FileEncoding.Windows1251)]
    [InlineData("SHIFT_JIS", FileEncoding.ShiftJis)]
    [InlineData("klingon", null)]
    public void Encodings_have_names(string name, FileEncoding? encoding) => Assert.Equal(encoding, FileEncodings.Find(name));

    [Fact]
    public void The_preview_of_a_table_is_read_in_its_encoding()
        => Assert.Equal("题名", CsvPreview.Of(Bytes(54936, "x", "题名,作者,年\n研究,李四,2001\n")).Mapping.Columns[0].Name);

    private static byte[] Bytes(int codePage, string title, string? text = null)
    {
        var encoding = codePage == 65001 ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        return encoding.GetBytes(text ?? Template.Replace("{0}", title, StringComparison.Ordinal));
    }
}
