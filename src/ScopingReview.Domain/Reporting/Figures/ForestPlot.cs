using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>An estimate with its interval, as a row of the plot.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Count">On how many records.</param>
/// <param name="Value">The estimate; null where there is none.</param>
/// <param name="Lower">Lower bound; null without an interval.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Text">The estimate in words, as tables have it.</param>
/// <param name="IsHeading">True for a row that only heads those below.</param>
/// <param name="IsOverall">True for all together.</param>
public sealed record ForestRow(
    string Label, long Count, double? Value, double? Lower, double? Upper, string Text, bool IsHeading = false, bool IsOverall = false)
{
    /// <summary>A heading.</summary>
    public static ForestRow Heading(string label) => new(label, 0, null, null, null, "", IsHeading: true);
}

/// <summary>Agreement of each pair of reviewers as a forest plot: κ with its 95 % interval, a row each.</summary>
public static class ForestPlot
{
    private const double Row = 21;
    private const double TickGap = 3;

    /// <summary>Lays the plot out.</summary>
    public static Drawing Of(string title, IReadOnlyList<ForestRow> rows, string note, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var labelWidth = Math.Min(rows.Select(row => FigureStyle.Width(row.Label, row.IsHeading || row.IsOverall)).DefaultIfEmpty().Max(),
            width * 0.3);
        var numberWidth = Math.Max(FigureStyle.Width("n", true),
            rows.Select(row => FigureStyle.Width(row.Count.Grouped())).DefaultIfEmpty().Max());
        var textWidth = Math.Min(rows.Select(row => FigureStyle.Width(row.Text)).DefaultIfEmpty().Max(), width * 0.32);
        var left = FigureStyle.Margin + labelWidth + 8 + numberWidth + 12;
        var right = width - FigureStyle.Margin - textWidth - 12;
        var least = Math.Floor(Math.Min(0, rows.Min(row => Math.Max(-1, row.Lower ?? row.Value ?? 0))) * 5) / 5;
        double X(double value) => left + ((right - left) * (Math.Clamp(value, least, 1) - least) / (1 - least));
        List<DrawingPart> parts =
        [
            new DrawnText(left - 12, FigureStyle.Margin + 8, "n", "end", Bold: true),
            new DrawnText(width - FigureStyle.Margin, FigureStyle.Margin + 8, "κ (95 % CI)", "end", Bold: true),
        ];
        var top = FigureStyle.Margin + 14;
        var bottom = top + (rows.Count * Row);
        // As many ticks as fit side by side: long names and numbers leave a narrow figure little room.
        var fitting = (right - left) / (1 - least) / (FigureStyle.Width(Text(-1)) + TickGap);
        var steps = fitting >= 5 ? 5 : fitting >= 2 ? 2 : 1;
        for (var tick = (int)Math.Ceiling(Math.Round(least * steps, 6)); tick <= steps; tick++)
        {
            var (value, x) = ((double)tick / steps, X((double)tick / steps));
            parts.Add(DrawnLine.Of(x, top, x, bottom, tick == 0 ? FigureStyle.Line : FigureStyle.Guide, tick == 0 ? 0.7 : 0.5,
                dashed: false));
            parts.Add(new DrawnText(x, bottom + 11, Text(value), "middle"));
        }

        parts.Add(DrawnLine.Of(left, bottom, right, bottom, FigureStyle.Line, 0.7));
        foreach (var (i, row) in rows.Index())
            parts.AddRange(Of(row, top + (i * Row) + (Row / 2), X, left, width, labelWidth, textWidth));
        var y = bottom + 16;
        foreach (var line in FigureStyle.Lines(note, width - (2 * FigureStyle.Margin), 4))
        {
            y += FigureStyle.LineHeight;
            parts.Add(new DrawnText(FigureStyle.Margin, y, line));
        }

        var said = rows.Where(row => !row.IsHeading).Select(row => $"{row.Label}, n = {row.Count.Grouped()}: {row.Text}");
        return new Drawing("agreement-forest-plot", width, y + FigureStyle.Margin, parts, title,
            $"{title}. {string.Join("; ", said)}. {note}");
    }

    private static IEnumerable<DrawingPart> Of(
        ForestRow row, double y, Func<double, double> x, double left, double width, double labelWidth, double textWidth)
    {
        // A heading is bold, which the measure does not know of.
        var lines = row.IsHeading ? [FigureStyle.Shortened(row.Label, (width - (2 * FigureStyle.Margin)) * 0.9)]
            : FigureStyle.Lines(row.Label, labelWidth + 6, 2);
        var first = y + 2.6 - ((lines.Count - 1) * FigureStyle.LineHeight / 2);
        foreach (var (i, line) in lines.Index())
            yield return new DrawnText(FigureStyle.Margin, first + (i * FigureStyle.LineHeight), line, Bold: row.IsHeading
                || row.IsOverall);
        if (row.IsHeading)
            yield break;
        yield return new DrawnText(left - 12, y + 2.6, row.Count.Grouped(), "end");
        yield return new DrawnText(width - FigureStyle.Margin, y + 2.6, FigureStyle.Shortened(row.Text, textWidth + 4), "end");
        if (row.Value is not { } value)
            yield break;
        if (row is { Lower: { } lower, Upper: { } upper })
        {
            yield return DrawnLine.Of(x(lower), y, x(upper), y, FigureStyle.Ink, 1);
            yield return DrawnLine.Of(x(lower), y - 2.5, x(lower), y + 2.5, FigureStyle.Ink, 1);
            yield return DrawnLine.Of(x(upper), y - 2.5, x(upper), y + 2.5, FigureStyle.Ink, 1);
        }

        var size = row.IsOverall ? 3.6 : 2.6;
        yield return new DrawnRectangle(x(value) - size, y - size, 2 * size, 2 * size, row.IsOverall ? FigureStyle.Categories[1].Fill
            : FigureStyle.Bar);
    }

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−');
}
