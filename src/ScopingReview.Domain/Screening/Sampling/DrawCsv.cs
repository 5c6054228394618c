using System.Globalization;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// A draw as CSV for the review's supplement: <c>record,hash,rank,drawn</c>, and <c>stratum</c> where the draw is stratified; in rank
/// order, lines ended by LF, drawn as 1 or 0. Every hash can be checked on its own: <c>printf '%s\037%s' "$seed" "$record" | sha256sum</c>.
/// A name that a spreadsheet would take for a formula has an apostrophe before it, which is no part of what was hashed.
/// </summary>
public static class DrawCsv
{
    /// <summary>Writes the draw; the writer decides encoding and byte order mark, nothing else.</summary>
    /// <param name="draw">What was drawn.</param>
    /// <param name="writer">Where to; left open.</param>
    public static void Write(RankedDraw draw, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(writer);

        var stratified = draw.Algorithm is StratifiedSample.Algorithm or StratifiedSample.CountedAlgorithm;
        writer.Write(stratified ? "record,hash,rank,drawn,stratum\n" : "record,hash,rank,drawn\n");
        foreach (var entry in draw.Entries)
        {
            writer.Write(Field(entry.Record));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",{entry.Hash},{entry.Rank},{(entry.Drawn ? 1 : 0)}"));
            if (stratified)
            {
                writer.Write(',');
                writer.Write(Field(entry.Stratum ?? string.Empty));
            }

            writer.Write('\n');
        }
    }

    private static string Field(string text)
    {
        text = SpreadsheetText.Guard(text);
        return text.AsSpan().ContainsAny(",\"\r\n") ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;
    }
}
