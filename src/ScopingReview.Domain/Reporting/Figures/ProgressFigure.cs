using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>How many had been decided by the end of each day.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Days">Days on which something was decided, in order, with how many that day.</param>
public sealed record ProgressLine(string Label, IReadOnlyList<(DateOnly Day, int Count)> Days)
{
    /// <summary>All.</summary>
    public int Total => Days.Sum(day => day.Count);
}

/// <summary>Cumulative progress of screening as steps over time, a line for each stage.</summary>
public static class ProgressFigure
{
    private const double PlotHeight = 120;

    /// <summary>Lays the figure out.</summary>
    public static Drawing Of(string title, IReadOnlyList<ProgressLine> lines, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var days = lines.SelectMany(line => line.Days).Select(day => day.Day).ToList();
        var most = Math.Max(1, lines.Select(line => line.Total).DefaultIfEmpty().Max());
        var step = FigureStyle.Step(most, 4);
        var top = (most + step - 1) / step * step;
        var left = FigureStyle.Margin + FigureStyle.Width(top.Grouped()) + 16;
        var right = width - FigureStyle.Margin - 8;
        var (up, down) = (FigureStyle.Margin + 8, FigureStyle.Margin + 8 + PlotHeight);
        List<DrawingPart> parts = [];
        for (var tick = 0; tick <= top; tick += step)
        {
            var y = down - (PlotHeight * tick / top);
            parts.Add(DrawnLine.Of(left, y, right, y, tick == 0 ? FigureStyle.Line : FigureStyle.Guide, tick == 0 ? 0.7 : 0.5));
            parts.Add(new DrawnText(left - 4, y + 2.6, tick.Grouped(), "end"));
        }

        parts.Add(new DrawnText(FigureStyle.Margin + 5, (up + down) / 2, "Decisions", "middle", Turn: -90));
        if (days.Count > 0)
        {
            var (first, last) = (days.Min().AddDays(-1), days.Max());
            Axis(parts, first, last, left, right, down);
            foreach (var (i, line) in lines.Index())
                parts.Add(new DrawnLine(Steps(line,
                    day => left + ((right - left) * (day.DayNumber - first.DayNumber) / Math.Max(1, last.DayNumber - first.DayNumber)),
                    count => down - (PlotHeight * count / top), right), i == 0 ? FigureStyle.Bar : FigureStyle.Categories[1].Fill, 1.4,
                        Dashed: i > 0));
        }

        var y2 = down + 14;
        foreach (var (i, line) in lines.Index())
        {
            y2 += 11;
            parts.Add(DrawnLine.Of(FigureStyle.Margin, y2 - 2.5, FigureStyle.Margin + 18, y2 - 2.5, i == 0 ? FigureStyle.Bar
                : FigureStyle.Categories[1].Fill, 1.4, i > 0));
            parts.Add(new DrawnText(FigureStyle.Margin + 23, y2, $"{line.Label} (n = {line.Total.Grouped()})"));
        }

        var said = lines.Select(line => line.Days.Count == 0 ? $"{line.Label}: none"
            : $"{line.Label}: {line.Total.Grouped()} from {Date(line.Days[0].Day)} to {Date(line.Days[^1].Day)}");
        return new Drawing("screening-progress", width, y2 + FigureStyle.Margin, parts, title, $"{title}. {string.Join("; ", said)}.");
    }

    private static void Axis(List<DrawingPart> parts, DateOnly first, DateOnly last, double left, double right, double down)
    {
        var span = Math.Max(1, last.DayNumber - first.DayNumber);
        var ticks = Math.Min(span, (int)((right - left) / 80));
        for (var i = 0; i <= Math.Max(1, ticks); i++)
        {
            var day = first.AddDays((int)Math.Round((double)span * i / Math.Max(1, ticks)));
            var x = left + ((right - left) * (day.DayNumber - first.DayNumber) / span);
            parts.Add(DrawnLine.Of(x, down, x, down + 3, FigureStyle.Line, 0.7));
            parts.Add(new DrawnText(x, down + 11, Date(day), i == 0 ? "start" : i == Math.Max(1, ticks) ? "end" : "middle"));
        }
    }

    private static List<(double, double)> Steps(ProgressLine line, Func<DateOnly, double> x, Func<int, double> y, double right)
    {
        var count = 0;
        List<(double, double)> points = [];
        foreach (var (day, more) in line.Days)
        {
            points.Add((x(day.AddDays(-1)), y(count)));
            points.Add((x(day), y(count += more)));
        }

        if (points.Count == 0)
            points.Add((right, y(0)));
        points.Add((right, y(count)));
        return points;
    }

    private static string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
