using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>Studies per year as columns: every year from the first to the last, those without a study too.</summary>
public static class YearFigure
{
    private const double PlotHeight = 105;
    private const int MostYears = 150;

    /// <summary>Lays the figure out.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="years">Years with their studies, each once.</param>
    /// <param name="others">Studies without a year.</param>
    /// <param name="total">All studies.</param>
    /// <param name="millimetres">Width in print.</param>
    public static Drawing Of(
        string title, IReadOnlyDictionary<int, FigureBar> years, IReadOnlyList<FigureBar> others, int total, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(others);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var shown = Shown(years);
        if (shown.Count == 0)
            return BarFigure.Of("studies-per-year", title, others, total, millimetres);
        var most = Math.Max(1, shown.Max(year => years.GetValueOrDefault(year)?.Count ?? 0));
        var step = FigureStyle.Step(most, 4);
        var top = (most + step - 1) / step * step;
        var left = FigureStyle.Margin + FigureStyle.Width(top.Grouped()) + 16;
        var (up, down) = (FigureStyle.Margin + 8, FigureStyle.Margin + 8 + PlotHeight);
        var each = (width - left - FigureStyle.Margin) / shown.Count;
        List<DrawingPart> parts = [];
        for (var tick = 0; tick <= top; tick += step)
        {
            var y = down - (PlotHeight * tick / top);
            parts.Add(DrawnLine.Of(left, y, width - FigureStyle.Margin, y, tick == 0 ? FigureStyle.Line : FigureStyle.Guide, tick == 0
                ? 0.7 : 0.5));
            parts.Add(new DrawnText(left - 4, y + 2.6, tick.Grouped(), "end"));
        }

        parts.Add(new DrawnText(FigureStyle.Margin + 5, (up + down) / 2, "Number of studies", "middle", Turn: -90));
        var turned = each < FigureStyle.Width("2020") + 3;
        var every = turned ? Math.Max(1, (int)Math.Ceiling(FigureStyle.LineHeight / each)) : 1;
        foreach (var (i, year) in shown.Index())
        {
            var middle = left + (each * (i + 0.5));
            if (years.GetValueOrDefault(year) is { Count: > 0 } bar)
            {
                var height = PlotHeight * bar.Count / top;
                parts.Add(new DrawnRectangle(middle - (each * 0.38), down - height, each * 0.76, height, FigureStyle.Bar));
                if (FigureStyle.Width(bar.Count.Grouped()) < each + 2)
                    parts.Add(new DrawnText(middle, down - height - 2, bar.Count.Grouped(), "middle") { Set = bar.Set, Says = bar.Says });
            }

            if ((shown.Count - 1 - i) % every != 0)
                continue;
            var label = year.ToString(CultureInfo.InvariantCulture);
            parts.Add(turned
                ? new DrawnText(middle + 2.6, down + 5, label, "end", Turn: -90)
                : new DrawnText(middle, down + 11, label, "middle"));
        }

        var lines = FigureStyle.Lines(Note(others, total), width - (2 * FigureStyle.Margin));
        var last = down + (turned ? 24 : 14);
        foreach (var line in lines)
        {
            last += FigureStyle.LineHeight;
            parts.Add(new DrawnText(FigureStyle.Margin, last, line));
        }

        var said = string.Join("; ", shown.Where(years.ContainsKey)
            .Select(year => string.Create(CultureInfo.InvariantCulture, $"{year}: {years[year].Count}")));
        return new Drawing("studies-per-year", width, last + FigureStyle.Margin, parts, title, $"{title}. {said}. {Note(others, total)}");
    }

    // A year that was mistyped must not make a figure of two thousand columns.
    private static List<int> Shown(IReadOnlyDictionary<int, FigureBar> years)
    {
        if (years.Count == 0)
            return [];
        var all = years.Keys.Order().ToList();
        return all[^1] - all[0] < MostYears ? [.. Enumerable.Range(all[0], all[^1] - all[0] + 1)] : all;
    }

    private static string Note(IReadOnlyList<FigureBar> others, int total)
        => $"{FigureStyle.Total(total)}."
            + string.Concat(others.Where(bar => bar.Count > 0).Select(bar => $" {bar.Label}: {bar.Count.Grouped()}."));
}
