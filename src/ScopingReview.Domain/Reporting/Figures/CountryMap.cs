using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Studies per country on a grid of equal tiles (<see cref="WorldTiles"/>). England, Scotland, Wales and Northern Ireland are counted in
/// the tile of the United Kingdom, each study once. What has no tile is named below.
/// </summary>
public static class CountryMap
{
    private const double SmallestWithCode = 15;

    /// <summary>Lays the map out.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="countries">The studies by country.</param>
    /// <param name="set">Key of the list behind a category; null for none.</param>
    /// <param name="millimetres">Width in print.</param>
    public static Drawing Of(string title, ItemCategories countries, Func<ItemCategory, string?> set, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(set);
        var width = millimetres * Drawing.PointsPerMillimetre;
        var tiles = countries.Categories.Where(category => category.Kind == CategoryKind.Value && category.Count > 0)
            .GroupBy(category => Countries.Find(category.Label)?.Code[..2]).ToList();
        var placed = tiles.Where(tile => tile.Key is not null && WorldTiles.Places.ContainsKey(tile.Key))
            .ToDictionary(tile => tile.Key!, tile => (Count: tile.SelectMany(category => category.StudyIds).Distinct().Count(),
                Categories: tile.ToList()),
                StringComparer.Ordinal);
        var most = Math.Max(1, placed.Values.Select(tile => tile.Count).DefaultIfEmpty().Max());
        var each = (width - (2 * FigureStyle.Margin)) / WorldTiles.Columns;
        var withCode = each >= SmallestWithCode;
        List<DrawingPart> parts = [];
        foreach (var (code, (column, row)) in WorldTiles.Places.OrderBy(place => place.Value.Row).ThenBy(place => place.Value.Column))
        {
            var (x, y) = (FigureStyle.Margin + (column * each), FigureStyle.Margin + (row * each));
            var (count, shade) = placed.TryGetValue(code, out var tile) ? (tile.Count, ShadeOf(tile.Count, most)) : (0, default);
            parts.Add(new DrawnRectangle(x + 0.5, y + 0.5, each - 1, each - 1, count == 0 ? "#f1efea" : shade.Fill, Radius: 1.2));
            if (withCode)
                parts.Add(new DrawnText(x + (each / 2), y + (count == 0 ? (each / 2) + 2 : 7), code, "middle", 5.4,
                    Fill: count == 0 ? "#6b7580" : shade.Text));
            if (count == 0)
                continue;
            var says = $"{string.Join(" and ", tile.Categories.Select(category => category.Label))}, {count.Grouped()}: open the list";
            parts.Add(new DrawnText(x + (each / 2), y + (withCode ? each - 3.4 : (each / 2) + 2.2), count.Grouped(), "middle", withCode
                ? 8 : 6,
                Bold: true, Fill: shade.Text)
            { Set = tile.Categories is [var only] ? set(only) : null, Says = says });
        }

        var bottom = FigureStyle.Margin + (WorldTiles.Rows * each);
        var note = Note(countries, [.. tiles.Where(tile => tile.Key is null || !WorldTiles.Places.ContainsKey(tile.Key))
            .SelectMany(tile => tile)]);
        foreach (var line in FigureStyle.Lines(note, width - (2 * FigureStyle.Margin), 5))
        {
            bottom += FigureStyle.LineHeight;
            parts.Add(new DrawnText(FigureStyle.Margin, bottom + 2, line));
        }

        var said = string.Join("; ", placed.OrderByDescending(tile => tile.Value.Count).ThenBy(tile => tile.Key, StringComparer.Ordinal)
            .Select(tile => string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(" and ", tile.Value.Categories.Select(category => category.Label))} {tile.Value.Count}")));
        return new Drawing($"map-of-{countries.Item.Key}", width, bottom + 2 + FigureStyle.Margin, parts, title,
            $"{title}. {said}. {note}");
    }

    // Fifths of the largest number, the lowest for a single study.
    private static (string Fill, string Text) ShadeOf(int count, int most)
        => FigureStyle.Shades[count == 1 && most > 1 ? 0
            : Math.Min(FigureStyle.Shades.Count - 1, (int)((double)count / most * FigureStyle.Shades.Count))];

    private static string Note(ItemCategories countries, IReadOnlyList<ItemCategory> elsewhere)
    {
        var others = elsewhere.Concat(countries.Categories.Where(category => category.Kind != CategoryKind.Value && category.Count > 0))
            .Select(category => $"{category.Label}: {category.Count.Grouped()}.");
        return $"{FigureStyle.Total(countries.StudyIds.Count)}; a tile for each country, equal in size."
            + (countries.Overlap ? " A study may be in several countries." : "") + string.Concat(others.Select(other => " " + other));
    }
}
