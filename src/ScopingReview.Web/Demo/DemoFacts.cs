namespace ScopingReview.Web.Demo;

/// <summary>What Åkerblom and Ness (2022) say of a study they included.</summary>
internal sealed record DemoFacts
{
    public required string Reference { get; init; }
    public string? Country { get; init; }
    public string[] Phases { get; init; } = [];

    /// <summary>Two for the studies that the review lists under two roles.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>The function, or "not-described": the review's table has position and function in one column.</summary>
    public string? Intermediary { get; init; }

    public string? Focus { get; init; }
    public string[] CollaboratesWith { get; init; } = [];

    public static IReadOnlyDictionary<string, DemoFacts> ReadAll()
        => DemoFiles.ReadJson<DemoFacts[]>("charted-studies.json").ToDictionary(facts => facts.Reference, StringComparer.Ordinal);
}

/// <summary>What the title of a study says in plain words; nothing is concluded from it beyond that.</summary>
internal sealed record DemoTitleFacts
{
    public required string Reference { get; init; }
    public string[] Country { get; init; } = [];
    public string? Design { get; init; }
    public string[] Perspective { get; init; } = [];
    public string[] Context { get; init; } = [];
    public string? Sector { get; init; }
    public string? Multidisciplinary { get; init; }

    public static IReadOnlyDictionary<string, DemoTitleFacts> ReadAll()
        => DemoFiles.ReadJson<DemoTitleFacts[]>("title-facts.json").ToDictionary(facts => facts.Reference, StringComparer.Ordinal);
}
