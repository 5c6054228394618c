using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>What reading in the order of a model has found so far.</summary>
/// <param name="Found">For each record that was read, in the order of reading, whether it passed the stage.</param>
/// <param name="Unread">Records that are not read.</param>
/// <param name="Remaining">Relevant records that the unread are expected to hold; null where no sample says it.</param>
/// <param name="RemainingAtMost">The upper limit of these (95 %, one-sided); null where no sample says it.</param>
public sealed record RecallCurve(IReadOnlyList<bool> Found, int Unread, double? Remaining, int? RemainingAtMost)
{
    /// <summary>Relevant records among those that were read.</summary>
    public int Relevant => Found.Count(found => found);

    /// <summary>Place of the last relevant record in the order of reading, from 1; 0 where none was found.</summary>
    public int LastAt => Found.Select((found, at) => found ? at + 1 : 0).DefaultIfEmpty().Max();
}

/// <summary>
/// Records read against relevant records found, as ASReview's recall plot: reading at random is the dashed diagonal, and what is expected
/// among the unread stands at the right with its limit.
/// </summary>
public static class RecallFigure
{
    private const double PlotHeight = 150;
    private const double Whisker = 4;

    /// <summary>Lays the figure out.</summary>
    /// <param name="title">Title of the figure.</param>
    /// <param name="curve">What was read and found.</param>
    /// <param name="millimetres">Width in print.</param>
    public static Drawing Of(string title, RecallCurve curve, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var all = Math.Max(1, curve.Found.Count + curve.Unread);
        var relevant = curve.Relevant;
        var most = Math.Max(1, relevant + (curve.RemainingAtMost ?? 0));
        var step = FigureStyle.Step(most, 4);
        var top = (most + step - 1) / step * step;
        var left = FigureStyle.Margin + FigureStyle.Width(top.Grouped()) + 16;
        var right = width - FigureStyle.Margin - 10;
        var (up, down) = (FigureStyle.Margin + 10, FigureStyle.Margin + 10 + PlotHeight);
        double X(double read) => left + ((right - left) * read / all);
        double Y(double found) => down - ((down - up) * found / top);

        List<DrawingPart> parts = [];
        for (var tick = 0; tick <= top; tick += step)
        {
            parts.Add(DrawnLine.Of(left, Y(tick), right, Y(tick), tick == 0 ? FigureStyle.Line : FigureStyle.Guide, tick == 0 ? 0.7 : 0.5));
            parts.Add(new DrawnText(left - 4, Y(tick) + 2.6, tick.Grouped(), "end"));
        }

        var apart = FigureStyle.Step(all, Math.Max(2, (int)((right - left) / 70)));
        for (var tick = 0; tick <= all; tick += apart)
        {
            parts.Add(DrawnLine.Of(X(tick), down, X(tick), down + 3, FigureStyle.Line, 0.7));
            parts.Add(new DrawnText(X(tick), down + 11, tick.Grouped(), "middle"));
        }

        parts.Add(new DrawnText(FigureStyle.Margin + 5, (up + down) / 2, "Passed title and abstract", "middle", Turn: -90));
        parts.Add(new DrawnText((left + right) / 2, down + 22, "Records read by a first reviewer", "middle"));
        var expected = relevant + (curve.Remaining ?? 0);
        parts.Add(DrawnLine.Of(X(0), Y(0), X(all), Y(expected), FigureStyle.Line, 0.7, dashed: true));
        if (curve.Found.Count > 0)
            parts.Add(new DrawnLine(Steps(curve, X, Y), FigureStyle.Bar, 1.4));
        var last = curve.LastAt;
        if (last > 0)
            parts.Add(new DrawnCircle(X(last), Y(relevant), 2.6, FigureStyle.Bar));
        if (curve is { Unread: > 0, RemainingAtMost: { } limit })
        {
            parts.Add(DrawnLine.Of(right, Y(relevant), right, Y(relevant + limit), FigureStyle.Ink, 1));
            parts.Add(DrawnLine.Of(right - Whisker, Y(relevant + limit), right + Whisker, Y(relevant + limit), FigureStyle.Ink, 1));
            parts.Add(new DrawnCircle(right, Y(expected), 2.2, FigureStyle.Ink));
        }

        var y = down + 24;
        foreach (var (line, text) in Key(curve, last))
        {
            y += 11;
            parts.AddRange(line(FigureStyle.Margin, y - 2.5));
            parts.Add(new DrawnText(FigureStyle.Margin + 23, y, text));
        }

        return new Drawing("recall", width, y + FigureStyle.Margin, parts, title,
            $"{title}. {string.Join(' ', Key(curve, last).Select(key => key.Text + "."))}");
    }

    // Only where something was found does the line turn, so that it has two points for each find, however many records were read.
    private static List<(double, double)> Steps(RecallCurve curve, Func<double, double> x, Func<double, double> y)
    {
        List<(double, double)> points = [(x(0), y(0))];
        var count = 0;
        foreach (var (at, found) in curve.Found.Index())
        {
            if (!found)
                continue;
            points.Add((x(at + 1), y(count)));
            points.Add((x(at + 1), y(++count)));
        }

        points.Add((x(curve.Found.Count), y(count)));
        return points;
    }

    private static IEnumerable<(Func<double, double, IEnumerable<DrawingPart>> Line, string Text)> Key(RecallCurve curve, int last)
    {
        yield return ((x, y) => [DrawnLine.Of(x, y, x + 18, y, FigureStyle.Bar, 1.4)],
            string.Create(CultureInfo.InvariantCulture, $"Found: {curve.Relevant:N0} among {curve.Found.Count:N0} records read"));
        if (last > 0)
            yield return ((x, y) => [new DrawnCircle(x + 9, y, 2.6, FigureStyle.Bar)],
                string.Create(CultureInfo.InvariantCulture,
                    $"The last one found was record {last:N0}; {curve.Found.Count - last:N0} were read after it"));
        yield return ((x, y) => [DrawnLine.Of(x, y, x + 18, y, FigureStyle.Line, 0.7, dashed: true)],
            "Expected if records were read in random order");
        if (curve is { Unread: > 0, Remaining: { } remaining, RemainingAtMost: { } limit })
            yield return ((x, y) => [DrawnLine.Of(x, y, x + 18, y, FigureStyle.Ink, 1), new DrawnCircle(x + 9, y, 2.2, FigureStyle.Ink)],
                string.Create(CultureInfo.InvariantCulture,
                    $"Expected among the {curve.Unread:N0} unread: {remaining:N1}, at most {limit:N0} (95 % confidence)"));
    }
}
