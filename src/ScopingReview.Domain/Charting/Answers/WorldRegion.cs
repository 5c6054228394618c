namespace ScopingReview.Domain.Charting;

/// <summary>
/// The regions by which Åkerblom &amp; Ness 2022 (doi:10.1007/s10488-022-01242-x) group studies, and one for what they leave out.
/// </summary>
public enum WorldRegion
{
    /// <summary>The United States with its territories.</summary>
    UnitedStates,

    /// <summary>Canada.</summary>
    Canada,

    /// <summary>Australia, New Zealand and the Pacific islands.</summary>
    Oceania,

    /// <summary>
    /// England, Scotland, Wales; Northern Ireland too, because studies that name the United Kingdom cannot be told apart.
    /// </summary>
    GreatBritain,

    /// <summary>The rest of Europe, Ireland included.</summary>
    EuropeExcludingGreatBritain,

    /// <summary>Asia, the Middle East included.</summary>
    Asia,

    /// <summary>South America.</summary>
    SouthAmerica,

    /// <summary>Africa.</summary>
    Africa,

    /// <summary>
    /// Mexico, Central America, the Caribbean, Greenland and Bermuda, for which the review has no region: a region of their own rather than
    /// a wrong one.
    /// </summary>
    OtherAmericas,
}

/// <summary>Keys and labels of <see cref="WorldRegion"/>.</summary>
public static class WorldRegions
{
    /// <summary>The regions as options of a derived item, in the order of tables.</summary>
    public static IReadOnlyList<ChartingOption> Options { get; } =
    [
        Option(WorldRegion.UnitedStates, "US", "The United States with its territories."),
        Option(WorldRegion.Canada, "Canada", null),
        Option(WorldRegion.Oceania, "Oceania", "Australia, New Zealand and the Pacific islands."),
        Option(WorldRegion.GreatBritain, "Great Britain",
            "England, Scotland and Wales; the United Kingdom and Northern Ireland are counted here as well."),
        Option(WorldRegion.EuropeExcludingGreatBritain, "Europe excluding Great Britain",
            "Ireland included; Cyprus, Türkiye and the Caucasus are Asia, as in the UN's M49 standard."),
        Option(WorldRegion.Asia, "Asia", "The Middle East included."),
        Option(WorldRegion.SouthAmerica, "South America", null),
        Option(WorldRegion.Africa, "Africa", null),
        Option(WorldRegion.OtherAmericas, "Other Americas", "Mexico, Central America, the Caribbean, Greenland and Bermuda."),
    ];

    /// <summary>Option key of a region.</summary>
    public static string Key(WorldRegion region) => region switch
    {
        WorldRegion.UnitedStates => "united-states",
        WorldRegion.Canada => "canada",
        WorldRegion.Oceania => "oceania",
        WorldRegion.GreatBritain => "great-britain",
        WorldRegion.EuropeExcludingGreatBritain => "europe-excluding-great-britain",
        WorldRegion.Asia => "asia",
        WorldRegion.SouthAmerica => "south-america",
        WorldRegion.Africa => "africa",
        WorldRegion.OtherAmericas => "other-americas",
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, "Not a region."),
    };

    private static ChartingOption Option(WorldRegion region, string label, string? definition) =>
        new() { Key = Key(region), Label = label, Definition = definition };
}
