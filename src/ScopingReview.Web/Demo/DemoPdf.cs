using System.Globalization;
using System.Text;

namespace ScopingReview.Web.Demo;

/// <summary>
/// Writes a PDF of one page in the place of an article that must not be copied. The least that ISO 32000 asks for:
/// five objects, Helvetica (one of the fonts every reader has), text in WinAnsi.
/// </summary>
internal static class DemoPdf
{
    private const int LineLength = 78;
    private static readonly Encoding _winAnsi =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    public static byte[] Page(string heading, params IEnumerable<string> paragraphs)
    {
        var content = new StringBuilder("BT\n/F1 15 Tf\n20 TL\n64 760 Td\n");
        AppendLines(content, heading, 52);
        content.Append("/F1 11 Tf\n16 TL\n");
        foreach (var paragraph in paragraphs)
        {
            content.Append("T*\n");
            AppendLines(content, paragraph, LineLength);
        }

        var text = content.Append("ET\n").ToString();
        return Write(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {_winAnsi.GetByteCount(text)} >>\nstream\n{text}endstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    }

    private static byte[] Write(params IReadOnlyList<string> objects)
    {
        using var pdf = new MemoryStream();
        void Append(string text) => pdf.Write(_winAnsi.GetBytes(text));

        Append("%PDF-1.4\n");
        List<long> offsets = [];
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            Append(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n"));
        }

        var table = pdf.Length;
        Append(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            Append(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Append(string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();
    }

    private static void AppendLines(StringBuilder content, string text, int length)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                AppendLine(content, line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        AppendLine(content, line);
    }

    private static void AppendLine(StringBuilder content, string line)
        => content.Append('(')
            .Append(line.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal)
                .Replace(")", @"\)", StringComparison.Ordinal)).Append(") Tj T*\n");
}
