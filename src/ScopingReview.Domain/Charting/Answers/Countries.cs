using System.Collections.Frozen;

namespace ScopingReview.Domain.Charting;

/// <summary>A country as charted.</summary>
/// <param name="Name">The name that answers store: the short English name that the literature uses.</param>
/// <param name="Code">ISO 3166-1 alpha-2, or the ISO 3166-2 code of a nation of the United Kingdom (GB-ENG).</param>
/// <param name="Region">Region in tables.</param>
/// <param name="Aliases">Other names under which it is found (the long ISO name, abbreviations).</param>
public sealed record Country(string Name, string Code, WorldRegion Region, IReadOnlyList<string> Aliases);

/// <summary>
/// The countries of the charting form. Names and codes are those of ISO 3166-1 with the usual short forms; continents follow the UN
/// Statistics Division's M49 standard, apart from the regions that the review has of its own (<see cref="WorldRegion"/>).
/// England, Scotland, Wales and Northern Ireland can be named as well as the United Kingdom, because studies do so.
/// </summary>
public static partial class Countries
{
    private static readonly FrozenDictionary<string, Country> _byName = Index();

    /// <summary>All countries by name.</summary>
    public static IReadOnlyList<Country> All { get; } = [.. _byName.Values.Distinct()
        .OrderBy(country => country.Name, StringComparer.Ordinal)];

    /// <summary>The country of this name, alias or code, whatever its case; null if there is none.</summary>
    public static Country? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name.Trim());

    private static FrozenDictionary<string, Country> Index()
    {
        var index = new Dictionary<string, Country>(StringComparer.OrdinalIgnoreCase);
        foreach (var (region, lines) in Lists())
        {
            foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var parts = line.Split('|', StringSplitOptions.TrimEntries);
                var country = new Country(parts[1], parts[0], region, parts[2..]);
                foreach (var name in country.Aliases.Prepend(country.Code).Prepend(country.Name))
                    index.Add(name, country);
            }
        }

        return index.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
