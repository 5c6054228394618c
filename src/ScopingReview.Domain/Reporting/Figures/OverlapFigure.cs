using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>What a shape of the overlap figure is, for its look.</summary>
public enum OverlapLook
{
    /// <summary>Background of every other row.</summary>
    Band,

    /// <summary>Bar of a combination.</summary>
    Bar,

    /// <summary>Bar of a source.</summary>
    SourceBar,

    /// <summary>The source is part of the combination.</summary>
    Dot,

    /// <summary>The source is not part of it.</summary>
    NoDot,

    /// <summary>Joins the dots of a combination.</summary>
    Joint,
}

/// <summary>A rectangle of the figure (a dot is one with round corners), in pixels from the top left.</summary>
public sealed record OverlapShape(OverlapLook Look, double X, double Y, double Width, double Height, double Radius = 0);

/// <summary>A text of the figure.</summary>
/// <param name="X">Start, middle or end, as the anchor says.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Anchor">SVG's text-anchor.</param>
/// <param name="Text">The text.</param>
/// <param name="Combination">The combination whose number it is; null for others.</param>
/// <param name="Source">The source whose number it is; null for others.</param>
/// <param name="Bold">Whether it is bold.</param>
public sealed record OverlapText(double X, double Y, string Anchor, string Text, OverlapCombination? Combination = null,
    OverlapSource? Source = null, bool Bold = false);

/// <summary>
/// The overlap of sources as an UpSet plot (Lex et al. 2014, doi:10.1109/TVCG.2014.2346248), laid out and ready to be drawn: a column for
/// each combination of sources with its number, a row for each source with what it found.
/// </summary>
public sealed record OverlapFigure(
    double Width, double Height, IReadOnlyList<OverlapShape> Shapes, IReadOnlyList<OverlapText> Texts, string Title, string Description)
{
    /// <summary>Font size in pixels.</summary>
    public const double FontSize = 13;

    /// <summary>Combinations beyond this many are counted in a note.</summary>
    public const int MostCombinations = 20;

    private const double Row = 30;
    private const double Column = 40;
    private const double BarHeight = 170;
    private const double SourceBarWidth = 110;
    private const double Margin = 16;
    private const double LongestName = 220;

    /// <summary>Lays the figure out.</summary>
    public static OverlapFigure Of(SourceOverlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        var shown = overlap.Combinations.Take(MostCombinations).ToList();
        var rest = overlap.Combinations.Skip(MostCombinations).ToList();
        var names = overlap.Sources.Select(source => Short(source.Name)).ToList();
        var nameWidth = names.Count == 0 ? 0 : names.Max(name => DiagramFont.Width(name, FontSize));
        var numberWidth = overlap.Sources.Count == 0 ? 0
            : overlap.Sources.Max(source => DiagramFont.Width(N(source.Publications.Count), FontSize));
        var namesEnd = Margin + numberWidth + 6 + SourceBarWidth + 12 + nameWidth;
        var left = namesEnd + 14;
        var top = Margin + 22 + BarHeight + 14;
        var width = Math.Max(left + (shown.Count * Column) + Margin, 420);
        var height = top + (overlap.Sources.Count * Row) + Margin + 24;
        List<OverlapShape> shapes = [];
        List<OverlapText> texts = [];

        var largestSource = Math.Max(1, overlap.Sources.Count == 0 ? 0 : overlap.Sources.Max(source => source.Publications.Count));
        for (var i = 0; i < overlap.Sources.Count; i++)
        {
            var (source, y) = (overlap.Sources[i], top + (i * Row));
            if (i % 2 == 0)
                shapes.Add(new OverlapShape(OverlapLook.Band, Margin - 8, y, width - (2 * Margin) + 16, Row, 4));
            var bar = SourceBarWidth * source.Publications.Count / largestSource;
            var barsEnd = Margin + numberWidth + 6 + SourceBarWidth;
            shapes.Add(new OverlapShape(OverlapLook.SourceBar, barsEnd - bar, y + 9, bar, Row - 18, 2));
            texts.Add(new OverlapText(barsEnd - bar - 6, y + 19.5, "end", N(source.Publications.Count), Source: source));
            texts.Add(new OverlapText(namesEnd, y + 19.5, "end", names[i]));
        }

        var largest = Math.Max(1, shown.Count == 0 ? 0 : shown[0].Publications.Count);
        for (var i = 0; i < shown.Count; i++)
        {
            var (combination, x) = (shown[i], left + (i * Column) + (Column / 2));
            var bar = Math.Max(1, BarHeight * combination.Publications.Count / largest);
            shapes.Add(new OverlapShape(OverlapLook.Bar, x - 11, top - 14 - bar, 22, bar, 2));
            texts.Add(new OverlapText(x, top - 20 - bar, "middle", N(combination.Publications.Count), Combination: combination,
                Bold: true));
            var rows = Enumerable.Range(0, overlap.Sources.Count).Where(row => combination.SourceIds.Contains(overlap.Sources[row].Id))
                .ToList();
            if (rows.Count > 1)
                shapes.Add(new OverlapShape(OverlapLook.Joint, x - 1.5, top + (rows[0] * Row) + (Row / 2), 3, (rows[^1] - rows[0]) * Row));
            for (var row = 0; row < overlap.Sources.Count; row++)
                shapes.Add(new OverlapShape(rows.Contains(row) ? OverlapLook.Dot : OverlapLook.NoDot, x - 6.5, top + (row * Row)
                    + (Row / 2) - 6.5, 13, 13, 6.5));
        }

        if (rest.Count > 0)
        {
            var others = rest.Sum(combination => combination.Publications.Count);
            texts.Add(new OverlapText(Margin, height - Margin, "start",
                $"{N(rest.Count)} further combinations with {N(others)} publications are not shown."));
        }

        return new OverlapFigure(width, height, shapes, texts, "Overlap of the information sources", Describe(overlap));
    }

    private static string Describe(SourceOverlap overlap)
    {
        var names = overlap.Sources.ToDictionary(source => source.Id, source => source.Name);
        var sources = string.Join("; ", overlap.Sources.Select(source => $"{source.Name} {N(source.Publications.Count)}"));
        var combinations = string.Join("; ", overlap.Combinations.Select(combination =>
            combination.SourceIds is [var only] ? $"only {names[only]} {N(combination.Publications.Count)}"
            : $"{string.Join(" and ", combination.SourceIds.Select(id => names[id]))} {N(combination.Publications.Count)}"));
        return $"{N(overlap.Publications)} publications, duplicates counted once. Found in each source: {sources}. Found in exactly these: {combinations}.";
    }

    private static string Short(string name)
    {
        if (DiagramFont.Width(name, FontSize) <= LongestName)
            return name;
        var text = new StringInfo(name);
        var length = text.LengthInTextElements;
        while (length > 1 && DiagramFont.Width(text.SubstringByTextElements(0, length) + "…", FontSize) > LongestName)
            length--;
        return text.SubstringByTextElements(0, length) + "…";
    }

    private static string N(int count) => count.Grouped();
}
