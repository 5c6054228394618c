using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>PRISMA-S, filled in with what the workbench knows of a review's searches.</summary>
public static class SearchChecklist
{
    private const string Table = "Table of searches";

    /// <summary>The checklist.</summary>
    /// <param name="facts">What is known.</param>
    public static Checklist Of(ChecklistFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new("PRISMA-S", SearchItems.Citation, [.. SearchItems.All.Select(item => Answer(item, facts))]);
    }

    private static ChecklistAnswer Answer(ChecklistItem item, ChecklistFacts facts) => item.Number switch
    {
        1 => Databases(item, facts),
        2 => ScrChecklist.Stated(item, facts, ProtocolItem.MultipleDatabases) with { Where = null },
        3 => OfKind(item, facts, "No registry is among the sources.", InformationSourceKind.Register),
        4 => OfKind(item, facts, "No website or organisation is among the sources.", InformationSourceKind.Website,
            InformationSourceKind.Organisation),
        5 => OfKind(item, facts, "Citation searching is not among the sources.", InformationSourceKind.CitationSearching),
        6 => OfKind(item, facts, "No contact is among the sources.", InformationSourceKind.Contact),
        7 => ScrChecklist.Stated(item, facts, ProtocolItem.OtherMethods) with { Where = null },
        8 => Of(item, facts, run => run.HasStrategy ? "strategy stored" : null, "The strategy is not stored for"),
        9 => Limits(item, facts),
        10 => ScrChecklist.Stated(item, facts, ProtocolItem.SearchFilters) with { Where = null },
        11 => ScrChecklist.Stated(item, facts, ProtocolItem.PriorWork) with { Where = null },
        12 => Updates(item, facts),
        13 => Of(item, facts, run => run.SearchedOn is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"searched on {day:d MMMM yyyy}") : null,
            "The date of the search is missing for"),
        14 => ScrChecklist.Stated(item, facts, ProtocolItem.SearchPeerReview) with { Where = null },
        15 => facts.Sources.Count == 0 ? None(item)
            : new(item, ChecklistState.Filled, [.. facts.Sources.Select(source => string.Create(CultureInfo.InvariantCulture,
                $"{source.Name}: {source.Records:N0} {(source.Records == 1 ? "record" : "records")}"))], null,
                    "Flow diagram; table of searches", ChecklistSource.Flow),
        _ => new(item, ChecklistState.Filled, [facts.Deduplication], null, "Methods, Deduplication", ChecklistSource.Duplicates),
    };

    private static ChecklistAnswer Databases(ChecklistItem item, ChecklistFacts facts)
    {
        var databases = facts.Sources.Where(source => source.Kind == InformationSourceKind.Database).ToList();
        if (databases.Count == 0)
            return None(item);
        string[] bare = [.. databases.Where(source => source.Runs.All(run => run.Platform is null)).Select(source => source.Name)];
        return new(item, bare.Length == 0 ? ChecklistState.Filled : ChecklistState.Partly,
            [.. databases.Select(source => source.Runs.Select(run => run.Platform).OfType<string>().Distinct(StringComparer.Ordinal)
                .ToList() is { Count: > 0 } platforms
                ? $"{source.Name} (via {string.Join(", ", platforms)})" : source.Name)],
            bare.Length == 0 ? null : $"The platform is not noted for {string.Join(", ", bare)}.", Table, ChecklistSource.Searches);
    }

    // That a kind of source was not searched is an answer, too; whether it is meant, the authors know.
    private static ChecklistAnswer OfKind(ChecklistItem item, ChecklistFacts facts, string none, params InformationSourceKind[] kinds)
    {
        if (facts.Sources.Count == 0)
            return None(item);
        var found = facts.Sources.Where(source => kinds.Contains(source.Kind)).ToList();
        return found.Count == 0 ? new(item, ChecklistState.Partly, [none], "If that is so, say it in the methods.", null,
            ChecklistSource.Searches)
            : new(item, ChecklistState.Filled, [.. found.Select(source => string.Create(CultureInfo.InvariantCulture,
                $"{source.Name}: {source.Records:N0} {(source.Records == 1 ? "record" : "records")}"))], null, Table,
                    ChecklistSource.Searches);
    }

    private static ChecklistAnswer Of(ChecklistItem item, ChecklistFacts facts, Func<SearchFacts, string?> said, string missing)
    {
        if (facts.Sources.Count == 0)
            return None(item);
        var lines = facts.Sources.Select(source => (source.Name, Said: source.Runs.Select(said).ToList())).ToList();
        string[] bare = [.. lines.Where(line => line.Said.Count == 0 || line.Said.Contains(null)).Select(line => line.Name)];
        string[] text = [.. lines.Where(line => line.Said.Exists(s => s is not null))
            .Select(line => $"{line.Name}: {string.Join("; ", line.Said.OfType<string>().Distinct(StringComparer.Ordinal))}")];
        return new(item, bare.Length == 0 ? ChecklistState.Filled : text.Length == 0 ? ChecklistState.ForAuthors
            : ChecklistState.Partly, text,
            bare.Length == 0 ? null : $"{missing} {string.Join(", ", bare)}.", text.Length == 0 ? null : Table, ChecklistSource.Searches);
    }

    private static ChecklistAnswer Limits(ChecklistItem item, ChecklistFacts facts)
    {
        if (facts.Sources.Count == 0)
            return None(item);
        string[] text = [.. facts.Sources.Where(source => source.Runs.Any(run => run.Limits is not null))
            .Select(source
                => $"{source.Name}: {string.Join("; ", source.Runs.Select(run => run.Limits).OfType<string>().Distinct(StringComparer.Ordinal))}")];
        return new(item, ChecklistState.Partly, text.Length == 0 ? ["No limits are noted."] : text,
            text.Length == 0 ? "If no limits were set, say so." : "Say why these limits were set, and that no others were.", Table,
                ChecklistSource.Searches);
    }

    private static ChecklistAnswer Updates(ChecklistItem item, ChecklistFacts facts)
    {
        string[] again = [.. facts.Sources.Where(source => source.Runs.Count > 1)
            .Select(source => string.Create(CultureInfo.InvariantCulture,
            $"{source.Name} was searched {source.Runs.Count:N0} times ({string.Join(", ", source.Runs.Select(run => run.SearchedOn is { } day ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "day not noted"))})."))];
        return facts.Of(ProtocolItem.SearchUpdates) is { } stated
            ? new(item, ChecklistState.Filled, [stated, .. again], null, null, ChecklistSource.Protocol)
            : again.Length > 0 ? new(item, ChecklistState.Partly, again, "Say how the searches were brought up to date.", Table,
                ChecklistSource.Searches)
            : new(item, ChecklistState.ForAuthors, [], "Say how the searches were brought up to date, or that they were not.", null,
                ChecklistSource.Protocol);
    }

    private static ChecklistAnswer None(ChecklistItem item)
        => new(item, ChecklistState.ForAuthors, [], "Add the sources that were searched.", null, ChecklistSource.Searches);
}
