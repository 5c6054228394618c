using System.Globalization;
using System.Text;

namespace ScopingReview.Web.Demo;

/// <summary>A stretch of a demo article: a heading or a paragraph.</summary>
internal sealed record DemoBlock(string Text, bool IsHeading = false);

/// <summary>
/// Writes a PDF of some pages in the place of an article that must not be copied. The least that ISO 32000 asks for: catalogue, pages,
/// Helvetica (one of the fonts every reader has) in WinAnsi, and text line by line.
/// </summary>
internal static class DemoPdf
{
    private const int Top = 770;
    private const int Bottom = 80;
    private const int Left = 64;

    private static readonly Encoding _winAnsi =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    /// <summary>A line of text with the space above it, in points (1/72 inch).</summary>
    private sealed record Line(string Text, string Font, int Size, int Above);

    /// <param name="foot">Said at the foot of each page, before its number.</param>
    public static byte[] Write(string title, string foot, IEnumerable<DemoBlock> blocks)
    {
        var lines = Lines(title, "F2", 16, letters: 52, above: 0)
            .Concat(blocks.SelectMany(block => block.IsHeading ? Lines(block.Text, "F2", 12, letters: 70, above: 16)
                : Lines(block.Text, "F1", 11, letters: 84, above: 7)));
        var pages = Pages(lines);
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, i) => Reference(PageObject(i))))}] /Count {Text(pages.Count)} >>",
            Font("Helvetica"),
            Font("Helvetica-Bold"),
        };
        foreach (var (i, page) in pages.Index())
        {
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {Reference(PageObject(i) + 1)} >>");
            var content = Content(page, $"{foot} · page {Text(i + 1)} of {Text(pages.Count)}");
            objects.Add($"<< /Length {Text(_winAnsi.GetByteCount(content))} >>\nstream\n{content}endstream");
        }

        return Write(objects);
    }

    private static int PageObject(int page) => 5 + 2 * page;

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    private static string Reference(int number) => $"{Text(number)} 0 R";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<List<Line>> Pages(IEnumerable<Line> lines)
    {
        List<List<Line>> pages = [[]];
        var y = Top;
        foreach (var line in lines)
        {
            y -= line.Above + Leading(line);
            // A heading does not stand alone at the foot of a page.
            if (y < Bottom + (line.Font == "F2" ? 40 : 0))
            {
                pages.Add([]);
                y = Top - Leading(line);
            }

            pages[^1].Add(line);
        }

        return pages;
    }

    private static int Leading(Line line) => line.Size + 4;

    private static string Content(List<Line> page, string foot)
    {
        var content = new StringBuilder();
        var y = Top;
        foreach (var (i, line) in page.Index())
        {
            y -= (i == 0 ? 0 : line.Above) + Leading(line);
            Append(line.Font, line.Size, y, line.Text);
        }

        Append("F1", 9, 46, foot);
        return content.ToString();

        void Append(string font, int size, int at, string text)
            => content.Append(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf {Left} {at} Td ({Escaped(text)}) Tj ET\n");
    }

    private static string Escaped(string text)
        => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal);

    private static IEnumerable<Line> Lines(string text, string font, int size, int letters, int above)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                yield return new Line(line, font, size, above);
                (line, above) = ("", 0);
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        yield return new Line(line, font, size, above);
    }

    private static byte[] Write(List<string> objects)
    {
        using var pdf = new MemoryStream();
        void Append(string text) => pdf.Write(_winAnsi.GetBytes(text));

        Append("%PDF-1.4\n");
        List<long> offsets = [];
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            Append($"{Text(i + 1)} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        Append($"xref\n0 {Text(objects.Count + 1)}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Append(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Append(string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
