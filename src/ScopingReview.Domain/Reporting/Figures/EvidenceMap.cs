using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>Studies in one cell of the map, of one category of the third item.</summary>
/// <param name="Category">Which category: its place in the legend.</param>
/// <param name="Count">How many.</param>
/// <param name="Set">Key of the list behind it; null for none.</param>
public sealed record EvidenceBubble(int Category, int Count, string? Set = null);

/// <summary>What an evidence map shows.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Rows">Categories down the side.</param>
/// <param name="Columns">Categories across the top.</param>
/// <param name="Cells">Bubbles by row, then column; only those with studies.</param>
/// <param name="Legend">Categories of the third item, at most six; empty without one.</param>
/// <param name="Note">Sentences below.</param>
public sealed record EvidenceMapContent(
    string Title, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns,
        IReadOnlyList<IReadOnlyList<IReadOnlyList<EvidenceBubble>>> Cells,
    IReadOnlyList<string> Legend, string Note);

/// <summary>
/// Two items against each other as bubbles whose area is the number of studies (evidence and gap map), a third item as colour. An empty
/// cell is a gap. Numbers stand in the bubbles, so that nothing depends on colour or on judging areas.
/// </summary>
public static class EvidenceMap
{
    private const double Least = 5.2;
    private const double LongestHead = 90;

    /// <summary>Lays the map out.</summary>
    public static Drawing Of(EvidenceMapContent map, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(map);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var labelWidth = Math.Min(map.Rows.Select(row => FigureStyle.Width(row)).DefaultIfEmpty().Max(), width * 0.28);
        var left = FigureStyle.Margin + labelWidth + 6;
        var columnWidth = (width - left - FigureStyle.Margin) / Math.Max(1, map.Columns.Count);
        // Where a word is wider than its column, the heads stand upright.
        var turned = map.Columns.Any(column => column.Split(' ').Any(word => FigureStyle.Width(word, true) > columnWidth - 4));
        var heads = map.Columns.Select(column => turned ? FigureStyle.Lines(column, LongestHead, 2)
            : FigureStyle.Lines(column, columnWidth - 6, 4))
            .ToList();
        var top = FigureStyle.Margin + 4 + (turned
            ? heads.SelectMany(head => head).Select(line => FigureStyle.Width(line, true)).DefaultIfEmpty().Max()
            : heads.Select(head => head.Count).DefaultIfEmpty(1).Max() * FigureStyle.LineHeight);
        var all = map.Cells.SelectMany(row => row).ToList();
        var most = Math.Max(1, all.SelectMany(cell => cell).Select(bubble => bubble.Count).DefaultIfEmpty().Max());
        var inCell = Math.Max(1, all.Select(cell => cell.Count).DefaultIfEmpty().Max());
        var across = Math.Max(1, Math.Min(inCell, (int)(columnWidth / (2 * Least + 2))));
        // The largest bubble just fits; areas go with numbers, and the smallest still takes its number.
        var largest = Math.Max(Least, Math.Min(15, ((columnWidth / across) - 2) / 2));
        List<DrawingPart> parts = [];
        for (var j = 0; j < map.Columns.Count; j++)
        {
            var middle = left + (columnWidth * (j + 0.5));
            var first = top - 4 - ((heads[j].Count - 1) * FigureStyle.LineHeight);
            var side = middle + 2.6 - ((heads[j].Count - 1) * FigureStyle.LineHeight / 2);
            parts.AddRange(heads[j].Select((line, k) => turned
                ? new DrawnText(side + (k * FigureStyle.LineHeight), top - 4, line, Bold: true, Turn: -90)
                : new DrawnText(middle, first + (k * FigureStyle.LineHeight), line, "middle", Bold: true)));
        }

        var y = top;
        for (var i = 0; i < map.Rows.Count; i++)
        {
            var label = FigureStyle.Lines(map.Rows[i], labelWidth, 4);
            var bands = map.Cells[i].Select(cell => (int)Math.Ceiling((double)cell.Count / across)).DefaultIfEmpty(1).Max();
            var height = Math.Max(Math.Max(1, bands) * ((2 * largest) + 3), (label.Count * FigureStyle.LineHeight) + 6);
            if (i % 2 == 0)
                parts.Add(new DrawnRectangle(FigureStyle.Margin, y, width - (2 * FigureStyle.Margin), height, "#f4f3f0"));
            var start = y + (height / 2) - ((label.Count - 1) * FigureStyle.LineHeight / 2) + 2.6;
            parts.AddRange(label.Select((line, k) => new DrawnText(left - 6, start + (k * FigureStyle.LineHeight), line, "end")));
            for (var j = 0; j < map.Columns.Count; j++)
                Cell(parts, map, map.Cells[i][j], (map.Rows[i], map.Columns[j]), (left + (columnWidth * j), y, columnWidth, height), across,
                    largest, most);
            y += height;
        }

        for (var j = 0; j <= map.Columns.Count; j++)
            parts.Add(DrawnLine.Of(left + (columnWidth * j), top, left + (columnWidth * j), y, FigureStyle.Guide));
        parts.Add(DrawnLine.Of(FigureStyle.Margin, top, width - FigureStyle.Margin, top, FigureStyle.Line, 0.7));
        parts.Add(DrawnLine.Of(FigureStyle.Margin, y, width - FigureStyle.Margin, y, FigureStyle.Line, 0.7));
        y = Legend(parts, map.Legend, y, width);
        foreach (var line in FigureStyle.Lines(map.Note, width - (2 * FigureStyle.Margin), 4))
        {
            y += FigureStyle.LineHeight;
            parts.Add(new DrawnText(FigureStyle.Margin, y + 3, line));
        }

        return new Drawing("evidence-map", width, y + 3 + FigureStyle.Margin, parts, map.Title, Describe(map));
    }

    private static void Cell(
        List<DrawingPart> parts, EvidenceMapContent map, IReadOnlyList<EvidenceBubble> bubbles, (string Row, string Column) names,
        (double X, double Y, double Width, double Height) area, int across, double largest, int most)
    {
        var bands = (bubbles.Count + across - 1) / across;
        for (var k = 0; k < bubbles.Count; k++)
        {
            var (bubble, band, place) = (bubbles[k], k / across, k % across);
            var inBand = Math.Min(across, bubbles.Count - (band * across));
            var x = area.X + (area.Width * (place + 0.5) / inBand);
            var y = area.Y + (area.Height * (band + 0.5) / bands);
            var (fill, text) = FigureStyle.Categories[map.Legend.Count == 0 ? 2 : bubble.Category % FigureStyle.Categories.Count];
            var radius = Math.Max(Least, largest * Math.Sqrt((double)bubble.Count / most));
            parts.Add(new DrawnCircle(x, y, radius, fill, "#ffffff"));
            var says = $"{names.Row}, {names.Column}{(map.Legend.Count == 0 ? "" : $", {map.Legend[bubble.Category]}")}, {bubble.Count.Grouped()}: open the list";
            parts.Add(new DrawnText(x, y + 2.5, bubble.Count.Grouped(), "middle", 7, Fill: text) { Set = bubble.Set, Says = says });
        }
    }

    private static double Legend(List<DrawingPart> parts, IReadOnlyList<string> legend, double y, double width)
    {
        if (legend.Count == 0)
            return y;
        var (x, line) = (FigureStyle.Margin, y + 12);
        foreach (var (i, label) in legend.Index())
        {
            var needs = 14 + FigureStyle.Width(label) + 10;
            if (x + needs > width && x > FigureStyle.Margin)
                (x, line) = (FigureStyle.Margin, line + 12);
            parts.Add(new DrawnCircle(x + 4, line - 2.5, 4, FigureStyle.Categories[i % FigureStyle.Categories.Count].Fill,
                FigureStyle.Line));
            parts.Add(new DrawnText(x + 12, line, FigureStyle.Shortened(label, width - x - 18)));
            x += needs;
        }

        return line + 2;
    }

    private static string Describe(EvidenceMapContent map)
    {
        var cells = from i in Enumerable.Range(0, map.Rows.Count)
                    from j in Enumerable.Range(0, map.Columns.Count)
                    where map.Cells[i][j].Count > 0
                    select $"{map.Rows[i]} and {map.Columns[j]}: "
                        + string.Join(", ", map.Cells[i][j].Select(bubble => map.Legend.Count == 0
                        ? bubble.Count.ToString(CultureInfo.InvariantCulture)
                        : string.Create(CultureInfo.InvariantCulture, $"{map.Legend[bubble.Category]} {bubble.Count}")));
        return $"{map.Title}. {string.Join("; ", cells)}. Every other cell is empty. {map.Note}";
    }
}
