using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>Studies by category as horizontal bars, each with its number and percentage: an item, countries, regions.</summary>
public static class BarFigure
{
    private const double Row = 15;
    private const double Thickness = 9;

    /// <summary>Lays the figure out.</summary>
    /// <param name="name">Short name for the file.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="bars">Bars in order; those without studies are drawn with their 0.</param>
    /// <param name="total">All studies: the denominator of the percentages.</param>
    /// <param name="millimetres">Width in print.</param>
    /// <param name="footnote">A sentence below; null for none.</param>
    public static Drawing Of(string name, string title, IReadOnlyList<FigureBar> bars, int total, double millimetres,
        string? footnote = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var labelWidth = Math.Min(bars.Select(bar => FigureStyle.Width(bar.Label)).DefaultIfEmpty().Max(), width * 0.42);
        var labels = bars.Select(bar => FigureStyle.Lines(bar.Label, labelWidth)).ToList();
        var numbers = bars.Select(bar => Number(bar.Count, total)).ToList();
        var start = FigureStyle.Margin + labelWidth + 6;
        var longest = width - start - FigureStyle.Margin - 4 - numbers.Select(number => FigureStyle.Width(number)).DefaultIfEmpty().Max();
        var most = Math.Max(1, bars.Select(bar => bar.Count).DefaultIfEmpty().Max());
        List<DrawingPart> parts = [];
        var y = FigureStyle.Margin;
        for (var i = 0; i < bars.Count; i++)
        {
            var height = Math.Max(Row, (labels[i].Count * FigureStyle.LineHeight) + 4);
            var middle = y + (height / 2);
            var first = middle - ((labels[i].Count - 1) * FigureStyle.LineHeight / 2) + 2.6;
            parts.AddRange(labels[i].Select((line, j) => new DrawnText(start - 6, first + (j * FigureStyle.LineHeight), line, "end")));
            var length = longest * bars[i].Count / most;
            if (length > 0)
                parts.Add(new DrawnRectangle(start, middle - (Thickness / 2), length, Thickness, bars[i].IsLacking ? FigureStyle.Lacking
                    : FigureStyle.Bar));
            parts.Add(new DrawnText(start + length + 4, middle + 2.6, numbers[i]) { Set = bars[i].Set, Says = bars[i].Says });
            y += height;
        }

        parts.Add(DrawnLine.Of(start, FigureStyle.Margin - 1, start, y + 1, FigureStyle.Line, 0.7));
        y += 5;
        foreach (var line in FigureStyle.Lines(Note(total, footnote), width - (2 * FigureStyle.Margin), 4))
        {
            y += FigureStyle.LineHeight;
            parts.Add(new DrawnText(FigureStyle.Margin, y, line));
        }

        return new Drawing(name, width, y + FigureStyle.Margin, parts, title,
            $"{title}. {string.Join("; ", bars.Select(bar => $"{bar.Label} {Number(bar.Count, total)}"))}. {Note(total, footnote)}");
    }

    private static string Number(int count, int total)
        => string.Create(CultureInfo.InvariantCulture, $"{count:N0} ({Percentages.Format(count, total)} %)");

    private static string Note(int total, string? footnote)
        => $"{FigureStyle.Total(total)}.{(footnote is null ? "" : " " + footnote)}";
}
