using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>PRISMA-ScR, filled in with what the workbench knows of a review.</summary>
public static class ScrChecklist
{
    /// <summary>The checklist.</summary>
    /// <param name="facts">What is known.</param>
    public static Checklist Of(ChecklistFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new("PRISMA-ScR", ScrItems.Citation, [.. ScrItems.All.Select(item => Answer(item, facts))]);
    }

    private static ChecklistAnswer Answer(ChecklistItem item, ChecklistFacts facts) => item.Number switch
    {
        1 => Title(item, facts),
        2 => Authors(item, "The abstract is yours to write; methods and results stand in the text of the report."),
        3 => Stated(item, facts, ProtocolItem.Rationale),
        4 => Objectives(item, facts),
        5 => Registration(item, facts),
        6 => new(item, facts.HasCriteria ? ChecklistState.Filled : ChecklistState.ForAuthors, facts.HasCriteria ? facts.Written(6) : [],
            facts.HasCriteria ? null : "Write down what includes a record and what excludes it.", Heading("Eligibility criteria"),
                ChecklistSource.Settings),
        7 => Sources(item, facts),
        8 => Search(item, facts),
        9 => Selection(item, facts),
        10 => facts.Form is null ? new(item, ChecklistState.ForAuthors, [], "Publish a charting form.", null, ChecklistSource.Form)
            : new(item, facts.Charted > 0 ? ChecklistState.Filled : ChecklistState.Partly, facts.Written(10),
                facts.Charted > 0 ? null : "No study is charted yet.", Heading("Data charting process"), ChecklistSource.Form),
        11 => Items(item, facts),
        12 => Stated(item, facts, ProtocolItem.CriticalAppraisal),
        13 => Stated(item, facts, ProtocolItem.Synthesis),
        14 => new(item, facts.Flow.IsProvisional ? ChecklistState.Partly : ChecklistState.Filled, facts.Written(14),
            facts.Flow.IsProvisional ? "The numbers are provisional: something is still open." : null,
                "Results, Selection of sources of evidence; flow diagram", ChecklistSource.Flow),
        15 => Charts(item, facts, "Results, Characteristics of sources of evidence; tables of the included studies"),
        16 => facts.Of(ProtocolItem.CriticalAppraisal) is { } appraisal
            ? new(item, ChecklistState.Partly, [appraisal], "If it was done, report its results; if not, say so here too.", null,
                ChecklistSource.Protocol)
            : Authors(item, "Report the results of the appraisal, or that none was done."),
        17 => Charts(item, facts, "Charting table"),
        18 => facts.Charted > 0
            ? new(item, ChecklistState.Partly, [Counted(facts)],
                "Frequencies, cross tables and figures are in the report; sum them up by your questions.", "Tables and figures",
                ChecklistSource.Charts)
            : Authors(item, "Chart the included studies to get tables and figures."),
        19 => Authors(item, "Sum up what was found, by your questions."),
        20 => Limitations(item, facts),
        21 => Authors(item, "Say what the results mean, and what should come next."),
        _ => Stated(item, facts, ProtocolItem.Funding),
    };

    private static ChecklistAnswer Title(ChecklistItem item, ChecklistFacts facts)
        => facts.Title.Contains("scoping review", StringComparison.OrdinalIgnoreCase)
            ? new(item, ChecklistState.Filled, [facts.Title], null, "Title", ChecklistSource.Settings)
            : new(item, ChecklistState.Partly, [facts.Title], "The title does not say that it is a scoping review.", "Title",
                ChecklistSource.Settings);

    private static ChecklistAnswer Objectives(ChecklistItem item, ChecklistFacts facts)
    {
        var (question, elements) = (facts.Question, Elements(facts));
        List<string> missing = [.. question is null ? ["the review question"] : Array.Empty<string>(),
            .. _elements.Where(e => facts.Of(e.Item) is null).Select(e => e.Name)];
        return new(item, question is null && elements.Count == 0 ? ChecklistState.ForAuthors : missing.Count > 0 ? ChecklistState.Partly
            : ChecklistState.Filled,
            [.. question is null ? Array.Empty<string>() : [question], .. elements], missing.Count == 0 ? null
                : $"Not written down: {string.Join(", ", missing)}.",
            Heading("Objectives", "Introduction"), question is null ? ChecklistSource.Settings : ChecklistSource.Protocol);
    }

    private static readonly IReadOnlyList<(ProtocolItem Item, string Name)> _elements =
        [(ProtocolItem.Population, "population"), (ProtocolItem.Concept, "concept"), (ProtocolItem.Context, "context")];

    private static IReadOnlyList<string> Elements(ChecklistFacts facts) => [.. _elements.Where(e => facts.Of(e.Item) is not null)
        .Select(e => $"{char.ToUpperInvariant(e.Name[0])}{e.Name[1..]}: {facts.Of(e.Item)}")];

    private static ChecklistAnswer Registration(ChecklistItem item, ChecklistFacts facts)
    {
        string[] deviations = [.. facts.Deviations.Select(d => string.Create(CultureInfo.InvariantCulture,
            $"Deviation, {d.On:d MMMM yyyy}: {d.Text}"))];
        return facts.Of(ProtocolItem.Registration) is { } stated
            ? new(item, ChecklistState.Filled, [stated, .. deviations], null, Heading("Protocol and registration"),
                ChecklistSource.Protocol)
            : new(item, deviations.Length == 0 ? ChecklistState.ForAuthors : ChecklistState.Partly, deviations,
                "Say where the protocol can be read and how it is registered, or that there is none.", null, ChecklistSource.Protocol);
    }

    private static ChecklistAnswer Sources(ChecklistItem item, ChecklistFacts facts)
    {
        if (facts.Sources.Count == 0)
            return new(item, ChecklistState.ForAuthors, [], "Add the sources that were searched.", null, ChecklistSource.Searches);
        string[] undated = [.. facts.Sources.Where(source => source.Runs.Count == 0 || source.Runs.Any(run => run.SearchedOn is null))
            .Select(source => source.Name)];
        return new(item, undated.Length == 0 ? ChecklistState.Filled : ChecklistState.Partly, facts.Written(7),
            undated.Length == 0 ? null : $"The date of the search is missing for {string.Join(", ", undated)}.",
                Heading("Information sources and search"), ChecklistSource.Searches);
    }

    private static ChecklistAnswer Search(ChecklistItem item, ChecklistFacts facts)
    {
        var (stored, all) = (facts.Sources.Count(source => source.Runs.Any(run => run.HasStrategy)), facts.Sources.Count);
        return stored == 0
            ? new(item, ChecklistState.ForAuthors, [], "Store the full strategy of at least one database with its search.", null,
                ChecklistSource.Searches)
            : new(item, ChecklistState.Filled,
                [string.Create(CultureInfo.InvariantCulture,
                    $"The full strategies of {stored:N0} of {all:N0} sources are given in the table of searches.")],
                null, "Table of searches", ChecklistSource.Searches);
    }

    private static ChecklistAnswer Selection(ChecklistItem item, ChecklistFacts facts)
    {
        var written = facts.Written(9).Where(text => text != facts.Deduplication).ToList();
        return written.Count == 0 ? new(item, ChecklistState.ForAuthors, [], "Plan who screens what.", null, ChecklistSource.Screening)
            : new(item, ChecklistState.Filled, written, null, Heading("Selection of sources of evidence"), ChecklistSource.Screening);
    }

    private static ChecklistAnswer Items(ChecklistItem item, ChecklistFacts facts)
    {
        if (facts.Form is not { } form)
            return new(item, ChecklistState.ForAuthors, [], "Publish a charting form.", null, ChecklistSource.Form);
        string[] bare = [.. form.Items.Where(i => string.IsNullOrWhiteSpace(i.Definition)).Select(i => i.Label)];
        return new(item, bare.Length == 0 ? ChecklistState.Filled : ChecklistState.Partly,
            [.. form.Items.Select(i => string.IsNullOrWhiteSpace(i.Definition) ? i.Label : $"{i.Label}: {i.Definition}")],
            bare.Length == 0 ? null : $"Without a definition: {string.Join(", ", bare)}.", "Codebook of the charting form",
                ChecklistSource.Form);
    }

    private static ChecklistAnswer Charts(ChecklistItem item, ChecklistFacts facts, string where)
        => facts.Studies == 0 || facts.Charted == 0
            ? new(item, ChecklistState.ForAuthors, [], "Chart the included studies.", null, ChecklistSource.Charts)
            : new(item, facts.Charted == facts.Studies ? ChecklistState.Filled : ChecklistState.Partly, [Counted(facts)],
                facts.Charted == facts.Studies ? null : "Not all included studies are charted.", where, ChecklistSource.Charts);

    private static ChecklistAnswer Limitations(ChecklistItem item, ChecklistFacts facts)
    {
        string[] known = [.. facts.Deviations.Select(d => string.Create(CultureInfo.InvariantCulture,
            $"Deviation from the protocol, {d.On:d MMMM yyyy}: {d.Text}")),
            .. facts.Flow.Left.Reports.NotRetrieved.Count + (facts.Flow.Right?.Reports.NotRetrieved.Count ?? 0) is > 0 and var gone
                ? [string.Create(CultureInfo.InvariantCulture, $"Reports that could not be retrieved: {gone:N0}.")]
                    : Array.Empty<string>()];
        return known.Length == 0 ? Authors(item, "Say what limits how the review was done.")
            : new(item, ChecklistState.Partly, known, "Say what else limits how the review was done.", null, ChecklistSource.Authors);
    }

    private static string Counted(ChecklistFacts facts)
        => string.Create(CultureInfo.InvariantCulture,
            $"{facts.Charted:N0} of {facts.Studies:N0} included {(facts.Studies == 1 ? "study" : "studies")} charted.");

    internal static ChecklistAnswer Stated(ChecklistItem item, ChecklistFacts facts, ProtocolItem stated)
        => facts.Of(stated) is { } text ? new(item, ChecklistState.Filled, [text], null, Heading(item.Title, item.Section),
            ChecklistSource.Protocol)
            : new(item, ChecklistState.ForAuthors, [], "Not written down yet.", null, ChecklistSource.Protocol);

    private static ChecklistAnswer Authors(ChecklistItem item, string missing)
        => new(item, ChecklistState.ForAuthors, [], missing, null, ChecklistSource.Authors);

    private static string Heading(string heading, string part = "Methods") => part == heading ? heading : $"{part}, {heading}";
}
