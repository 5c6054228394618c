using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.FullTexts;

public sealed class PdfTextTests
{
    private static readonly string[] _left = [.. Enumerable.Range(1, 12).Select(n => $"left column line {n:D2} of the text")];
    private static readonly string[] _right = [.. Enumerable.Range(1, 12).Select(n => $"right column line {n:D2} of the text")];

    public static TheoryData<string> Layouts => new("a title across both columns", "a figure in one column",
        "headers, a footnote and a stamp on the margin");

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Two_columns_are_read_one_after_the_other(string layout)
    {
        var text = TextOf(Layout(layout));

        Assert.All(_left.Concat(_right), line => Assert.Contains(line, text, StringComparison.Ordinal));
        var places = _left.Concat(_right).Select(line => text.IndexOf(line, StringComparison.Ordinal)).ToList();
        Assert.Equal(places.Order(), places);
        if (layout.StartsWith("a title", StringComparison.Ordinal))
            Assert.True(text.IndexOf("A title that runs", StringComparison.Ordinal) < places[0]);
        if (layout.StartsWith("headers", StringComparison.Ordinal))
            Assert.EndsWith("Downloaded from somewhere on a day", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_broken_at_the_end_of_a_line_comes_together_and_ligatures_are_letters()
        => Assert.Equal("The efficient workflow of implementation is sufficient",
            TextOf([SamplePdf.Lines(60, 700, 10, "The eﬃcient workﬂow of implemen-", "tation is suﬃcient")]));

    [Fact]
    public void Each_page_has_its_own_text()
    {
        using var pdf = PdfText.Open(new MemoryStream(SamplePdf.Write([SamplePdf.Lines(60, 700, 10, "first"), [],
            SamplePdf.Lines(60, 700, 10, "third")])));

        Assert.Equal([(1, "first"), (2, ""), (3, "third")], pdf.Pages().Select(p => (p.Number, p.Text)));
    }

    [Fact]
    public void An_encrypted_file_a_broken_one_and_a_scan_are_told_apart()
    {
        Assert.Equal(PdfTextState.Encrypted, StateOf(SamplePdf.Write([SamplePdf.Lines(60, 700, 10, "text")], password: true)));
        Assert.Equal(PdfTextState.Damaged, StateOf("%PDF-1.7\nand nothing else"u8.ToArray()));
        Assert.Equal(PdfTextState.NoText, StateOf(SamplePdf.Write([[], []])));
        Assert.Equal(PdfTextState.Read, StateOf(SamplePdf.Write([[], SamplePdf.Lines(60, 700, 10, "text")])));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_altered_anywhere_throws_nothing()
    {
        var whole = SamplePdf.Write([SamplePdf.Lines(60, 700, 10, _left), SamplePdf.Lines(60, 700, 10, _right)], "A title",
            "doi:10.5555/x");
        // A step that shares no factor with the length comes to every place once.
        for (var i = 0; i < 400; i++)
        {
            var at = 10 + i * 7919 % (whole.Length - 10);
            var bytes = (i % 2 == 0 ? whole[..at] : whole).ToArray();
            bytes[Math.Min(at, bytes.Length - 1)] ^= (byte)(1 + i % 255);
            Assert.True(Enum.IsDefined(StateOf(bytes)));
        }
    }

    private static PdfTextState StateOf(byte[] bytes)
    {
        using var pdf = PdfText.Open(new MemoryStream(bytes));
        return PdfClues.Of(pdf).State;
    }

    private static string TextOf(IReadOnlyList<IReadOnlyList<PlacedText>> pages)
    {
        using var pdf = PdfText.Open(new MemoryStream(SamplePdf.Write(pages)));
        return string.Join("\n\n", pdf.Pages().Select(p => p.Text));
    }

    private static IReadOnlyList<IReadOnlyList<PlacedText>> Layout(string name) => name switch
    {
        // As programs often write it: line by line across the page, so that the order of the file is wrong.
        "a title across both columns" =>
        [[
            .. SamplePdf.Lines(60, 790, 18, "A title that runs over the whole width"),
            .. SamplePdf.Lines(60, 740, 10, _left).Zip(SamplePdf.Lines(320, 740, 10, _right))
                .SelectMany(pair => new[] { pair.First, pair.Second }),
        ]],
        "a figure in one column" =>
        [[
            .. SamplePdf.Lines(320, 780, 10, _right),
            .. SamplePdf.Lines(60, 780, 10, [.. _left.Take(4)]),
            .. SamplePdf.Lines(60, 600, 8, "Figure 1: what was found"),
            .. SamplePdf.Lines(60, 560, 10, [.. _left.Skip(4)]),
        ]],
        _ =>
        [[
            .. SamplePdf.Lines(60, 815, 8, "Journal of Samples 12 (2020) 1-9"),
            .. SamplePdf.Lines(60, 760, 10, _left),
            .. SamplePdf.Lines(320, 760, 10, _right),
            .. SamplePdf.Lines(60, 40, 7, "1 A footnote at the foot of the first column"),
            new PlacedText(580, 200, "Downloaded from somewhere on a day", 7, Sideways: true),
        ]],
    };
}
