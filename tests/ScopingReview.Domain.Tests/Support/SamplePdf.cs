using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>A line of text at a place of a page, in points from its lower left corner.</summary>
internal sealed record PlacedText(double X, double Y, string Text, double Size = 10, bool Sideways = false);

/// <summary>
/// Writes small PDFs whose text stands exactly where a test wants it. Ligatures are glyphs of the font's encoding, as in typeset articles.
/// </summary>
internal static class SamplePdf
{
    // Codes of the encoding that stand for ligatures: what a typesetting program does.
    private const string Encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /ff /ffi] >>";

    /// <param name="password">True for a file that opens only with a password (which nobody knows).</param>
    /// <param name="ballast">Bytes of a picture on the first page, so that the file is that large.</param>
    public static byte[] Write(
        IEnumerable<IReadOnlyList<PlacedText>> pages, string? title = null, string? subject = null, bool password = false, int ballast = 0)
    {
        var contents = pages.Select(Content).ToList();
        var first = 6 + (ballast > 0 ? 1 : 0);
        List<byte[]> objects =
        [
            Latin("<< /Type /Catalog /Pages 2 0 R >>"),
            Latin($"<< /Type /Pages /Kids [{string.Join(' ', contents.Select((_, i) => Text(first + 2 * i) + " 0 R"))}] /Count {Text(contents.Count)} >>"),
            Latin($"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {Encoding} >>"),
            Latin($"<< {Entry("Title", title)}{Entry("Subject", subject)}/Producer (sample) >>"),
            Latin($"<< /Filter /Standard /V 1 /R 2 /P -44 /O <{Hex(7)}> /U <{Hex(99)}> >>"),
        ];
        if (ballast > 0)
            objects.Add(Picture(ballast));
        foreach (var (i, content) in contents.Index())
        {
            var picture = ballast > 0 && i == 0 ? "/XObject << /I1 6 0 R >> " : "";
            objects.Add(Latin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> {picture}>> /Contents {Text(first + 2 * i + 1)} 0 R >>"));
            objects.Add(Latin($"<< /Length {Text(content.Length)} >>\nstream\n{content}\nendstream"));
        }

        return Assemble(objects, "/Info 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
            + (password ? " /Encrypt 5 0 R" : ""));
    }

    /// <summary>Lines below each other from a place on, and where the next one would stand.</summary>
    public static IReadOnlyList<PlacedText> Lines(double x, double y, double size, params IReadOnlyList<string> lines)
        => [.. lines.Select((line, i) => new PlacedText(x, y - i * size * 1.25, line, size))];

    private static string Content(IReadOnlyList<PlacedText> lines)
    {
        // A page of a scan: a grey area and no letters.
        if (lines.Count == 0)
            return "0.8 g 40 40 500 760 re f";
        var content = new StringBuilder();
        foreach (var line in lines)
        {
            var place = line.Sideways ? "0 1 -1 0" : "1 0 0 1";
            content.Append(CultureInfo.InvariantCulture,
                $"BT /F1 {line.Size:0.##} Tf {place} {line.X:0.##} {line.Y:0.##} Tm ({Escaped(line.Text)}) Tj ET\n");
        }

        return content.ToString();
    }

    private static byte[] Picture(int length)
    {
        var head = Latin($"<< /Type /XObject /Subtype /Image /Width {Text(length)} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {Text(length)} >>\nstream\n");
        var pixels = new byte[length];
        for (var i = 0; i < length; i++)
            pixels[i] = (byte)((i * 31) ^ (i >> 8));
        return [.. head, .. pixels, .. Latin("\nendstream")];
    }

    private static string Entry(string key, string? text) => text is null ? "" : $"/{key} ({Escaped(text)}) ";

    private static string Escaped(string text) => text.Replace("\\", @"\\").Replace("(", @"\(").Replace(")", @"\)")
        .Replace("ﬃ", "\\004").Replace("ﬁ", "\\001").Replace("ﬂ", "\\002").Replace("ﬀ", "\\003");

    private static string Hex(int seed)
        => string.Concat(Enumerable.Range(0, 32).Select(i => ((i * 37 + seed) % 256).ToString("x2", CultureInfo.InvariantCulture)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Latin(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static byte[] Assemble(List<byte[]> objects, string trailer)
    {
        using var pdf = new MemoryStream();
        void Append(string text) => pdf.Write(Latin(text));
        Append("%PDF-1.4\n");
        List<long> offsets = [];
        foreach (var (i, body) in objects.Index())
        {
            offsets.Add(pdf.Length);
            Append($"{Text(i + 1)} 0 obj\n");
            pdf.Write(body);
            Append("\nendobj\n");
        }

        var table = pdf.Length;
        Append($"xref\n0 {Text(objects.Count + 1)}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Append(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Append(string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
