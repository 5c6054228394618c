using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Demo;

/// <summary>A search as a lead would enter it, with the export file that it gave.</summary>
internal sealed record DemoExport
{
    public required string Source { get; init; }
    public required InformationSourceKind Kind { get; init; }
    public string? Platform { get; init; }
    public required DateOnly SearchedOn { get; init; }
    public string? Strategy { get; init; }
    public required int HitsReported { get; init; }
    public required string FileName { get; init; }
    public required string Ris { get; init; }
}

/// <summary>Deals the references out to databases and other methods, some of them to two, and writes each one's export.</summary>
internal static class DemoSources
{
    private const double FoundTwice = 0.25;
    private const string Scopus = "Scopus";

    private static readonly (string Name, string Platform, double UpTo)[] _databases =
        [("PubMed", "National Library of Medicine", 0.38), ("APA PsycInfo", "Ovid", 0.66), ("CINAHL", "EBSCOhost", 0.80),
            (Scopus, "Elsevier", 1)];

    private static readonly string[] _cited = ["jacobson-2012", "ogundipe-2019", "simpson-2014", "tracy-2011", "vanvugt-2012",
        "walker-2013"];
    private static readonly string[] _experts = ["gillard-2014", "green-2013"];

    /// <summary>Found by citation searching after a database had it already: the right arm of the flow drops it with a footnote.</summary>
    private const string CitedAndInScopus = "simpson-2014";

    /// <summary>Its second export has another year, no DOI and no place, too little for the rules: that is left to a person.</summary>
    private const string MissedByTheRules = "eisen-2015";

    /// <summary>The exports of the first search: all but what the update finds.</summary>
    public static IReadOnlyList<DemoExport> Exports(IReadOnlyList<DemoReference> references, DemoFates fates)
    {
        var byId = references.ToDictionary(reference => reference.Id, StringComparer.Ordinal);
        List<DemoExport> exports = [];
        foreach (var (name, platform, _) in _databases)
        {
            List<DemoReference> found = [.. references.Where(reference => fates.Of(reference.Id) != DemoFate.Unread)
                .Select(reference => FoundIn(reference, name)).OfType<DemoReference>()];
            exports.Add(new DemoExport
            {
                Source = name,
                Kind = InformationSourceKind.Database,
                Platform = platform,
                SearchedOn = new DateOnly(2022, 3, 14),
                Strategy = DemoTexts.Strategy,
                // Three hits that could not be exported: a difference that the sources page asks to explain.
                HitsReported = found.Count + (name == "CINAHL" ? 3 : 0),
                FileName = name.Replace(' ', '-').ToLowerInvariant() + ".ris",
                Ris = Ris(found, name),
            });
        }

        exports.Add(
            Other("Citation searching", InformationSourceKind.CitationSearching, "citation-searching.ris",
                [.. _cited.Select(id => byId[id])]));
        exports.Add(Other("Contact with experts", InformationSourceKind.Contact, "experts.ris", [.. _experts.Select(id => byId[id])]));
        return exports;
    }

    /// <summary>The export of the same search, run again later: what nobody has screened to the end.</summary>
    public static DemoExport Update(IReadOnlyList<DemoReference> references, DemoFates fates)
    {
        List<DemoReference> found = [.. references.Where(reference => fates.Of(reference.Id) == DemoFate.Unread)];
        var (name, platform, _) = _databases[0];
        return new DemoExport
        {
            Source = name,
            Kind = InformationSourceKind.Database,
            Platform = platform,
            SearchedOn = new DateOnly(2022, 9, 5),
            Strategy = DemoTexts.Strategy,
            HitsReported = found.Count,
            FileName = "pubmed-update.ris",
            Ris = Ris(found, name),
        };
    }

    /// <summary>Databases that hold a reference: none, one or two, the second one with the slips of another export.</summary>
    internal static (string? First, string? Second) DatabasesOf(string id)
    {
        if (id == CitedAndInScopus)
            return (Scopus, null);
        if (_cited.Contains(id) || _experts.Contains(id))
            return (null, null);
        var first = Array.FindIndex(_databases, database => DemoHash.Fraction("database", id) < database.UpTo);
        if (id != MissedByTheRules && DemoHash.Fraction("twice", id) >= FoundTwice)
            return (_databases[first].Name, null);
        var second = (first + 1 + (int)(DemoHash.Number("second", id) % (uint)(_databases.Length - 1))) % _databases.Length;
        return (_databases[Math.Min(first, second)].Name, _databases[Math.Max(first, second)].Name);
    }

    private static DemoReference? FoundIn(DemoReference reference, string database)
    {
        var (first, second) = DatabasesOf(reference.Id);
        return database == first ? reference : database == second ? AsAnotherExport(reference) : null;
    }

    private static DemoReference AsAnotherExport(DemoReference reference)
        => (reference.Id, DemoHash.Number("slip", reference.Id) % 3) switch
        {
            (MissedByTheRules, _) =>
                new[] { "DO", "T2", "VL", "IS", "SP", "EP", "AB" }.Aggregate(reference, (bare, tag) => bare.With(tag, _ => null))
                .With("PY", _ => "2014"),
            (_, 0) => reference.With("DO", _ => null),
            (_, 1) => reference.With("TI", title => title.ToUpperInvariant()),
            _ => reference.With("DO", _ => null).With("TI", title => title + ".").With("SP", _ => null).With("EP", _ => null),
        };

    private static DemoExport Other(string source, InformationSourceKind kind, string fileName, IReadOnlyList<DemoReference> references)
        => new()
        {
            Source = source,
            Kind = kind,
            SearchedOn = new DateOnly(2022, 5, 2),
            HitsReported = references.Count,
            FileName = fileName,
            Ris = Ris(references, source),
        };

    private static string Ris(IEnumerable<DemoReference> references, string database)
        => string.Concat(references.Select(reference => string.Concat(reference.Lines.Select(line => Line(line, database))) + "\n"));

    private static string Line(string line, string database)
        => line.StartsWith("ER", StringComparison.Ordinal) ? $"DB  - {database}\n{line}\n" : line + "\n";
}
