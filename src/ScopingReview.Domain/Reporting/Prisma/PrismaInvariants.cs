using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>An equation that the flow has to satisfy.</summary>
/// <param name="Text">It in words and numbers.</param>
/// <param name="Holds">True if it does.</param>
public sealed record PrismaEquation(string Text, bool Holds)
{
    /// <summary>
    /// Ids that stand in several parts, in none, or outside the whole, in the order of the parts; empty where it holds, and where numbers
    /// alone are compared.
    /// </summary>
    public IReadOnlyList<Guid> Misplaced { get; init; } = [];
}

/// <summary>
/// The equations of the flow diagram (Page et al. 2021, doi:10.1136/bmj.n71). Where something is open it is a term of its own; a final flow
/// has no such terms. Besides the numbers, the sets are compared: what an equation takes apart must not overlap and must lie within the
/// whole.
/// </summary>
public static class PrismaInvariants
{
    /// <summary>The equations that do not hold, in words; empty when the flow adds up. To be asked before every export.</summary>
    public static IReadOnlyList<string> Check(PrismaFlow flow)
        => [.. Equations(flow).Where(equation => !equation.Holds).Select(equation => equation.Text)];

    /// <summary>All equations of the flow.</summary>
    public static IReadOnlyList<PrismaEquation> Equations(PrismaFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var left = flow.Left;
        List<PrismaEquation> equations =
        [
            Sum("Records identified", left.Identified, [.. left.Databases, .. left.Registers]),
            Sum("Records identified", left.Identified, [left.FromDatabases, left.FromRegisters]),
            Sum("Records marked as ineligible by automation tools", left.RemovedByAutomation, left.AutomationTools),
            Sum("Records removed for other reasons", left.RemovedForOtherReasons, left.OtherRemovalReasons),
            // Counts only: a unique record whose kept record came by other methods goes by another id from here on.
            Difference(left.Identified.Count, "identified",
                [(left.Duplicates.Count + left.RemovedByAutomation.Count + left.RemovedForOtherReasons.Count, "removed before screening")],
                left.Screened.Count, "screened"),
            Parting("Records screened", left.Screened, [left.Excluded], left.Undecided.Boxes, left.Reports.Sought),
            .. Reports("databases and registers", left.Reports),
        ];
        if (flow.Right is { } right)
        {
            equations.AddRange(
            [
                Sum("Records identified by other methods", right.Identified, [.. right.Methods.Select(method => method.Identified)]),
                .. right.Methods.Select(method => Sum(method.Identified.Label, method.Identified, method.Sources)),
                Parting("Records identified by other methods", right.Identified, [right.Excluded], right.Undecided.Boxes,
                    right.Reports.Sought),
                .. Reports("other methods", right.Reports),
            ]);
        }

        equations.AddRange(Included(flow));
        return equations;
    }

    private static IEnumerable<PrismaEquation> Reports(string arm, PrismaReports reports) =>
    [
        Parting($"Reports sought ({arm})", reports.Sought, [reports.NotRetrieved], [reports.AwaitingRetrieval], reports.Assessed),
        Parting($"Reports assessed ({arm})", reports.Assessed, [reports.Excluded], reports.Undecided.Boxes, reports.Included),
        Sum($"Reports excluded ({arm})", reports.Excluded, reports.ReasonLines),
    ];

    private static IEnumerable<PrismaEquation> Included(PrismaFlow flow)
    {
        PrismaBox[] arms = flow.Right is null ? [flow.Left.Reports.Included] : [flow.Left.Reports.Included, flow.Right.Reports.Included];
        yield return Sum("Reports of included studies", flow.Reports, arms);
        var grouped = flow.ReportsOfStudies.Count - flow.ReportsWithoutStudy.Count;
        // A review that was updated may have a further report of an old study and no new study at all.
        yield return new(Line($"{flow.Studies.Count:N0} studies ≤ {grouped:N0} reports grouped into studies"),
            flow.Studies.Count <= grouped && (flow.Studies.Count > 0 || grouped == 0)
                && flow.ReportsWithoutStudy.Ids.All(flow.ReportsOfStudies.Contains));
        if (flow.Update is { } update)
        {
            yield return Sum("New reports", flow.Reports, [flow.ReportsOfStudies, update.FurtherReports]);
            yield return Partition(
                Line($"{update.PreviousStudies.Count:N0} previous + {flow.Studies.Count:N0} new = {update.TotalStudies.Count:N0} studies in total"),
                update.TotalStudies, [update.PreviousStudies, flow.Studies]);
            yield return Partition(
                Line($"{update.PreviousReports.Count:N0} previous + {flow.Reports.Count:N0} new = {update.TotalReports.Count:N0} reports in total"),
                update.TotalReports, [update.PreviousReports, flow.Reports]);
            yield return new(
                Line($"{update.PreviousStudies.Count:N0} previous studies ≤ {update.PreviousReports.Count:N0} previous reports"),
                update.PreviousStudies.Count <= update.PreviousReports.Count);
        }
    }

    private static PrismaEquation Sum(string name, PrismaBox whole, IReadOnlyCollection<PrismaBox> parts)
    {
        var terms = parts.Count == 0 ? "0" : string.Join(" + ", parts.Select(part => Line($"{part.Count:N0}")));
        return Partition(Line($"{name}: {terms} = {whole.Count:N0}"), whole, parts);
    }

    private static PrismaEquation Parting(
        string name, PrismaBox whole, IReadOnlyCollection<PrismaBox> leaving, IReadOnlyCollection<PrismaBox> open, PrismaBox on)
    {
        var openCount = open.Sum(box => box.Count);
        var equation = Difference(
            whole.Count, "",
            [(leaving.Sum(box => box.Count), LowerFirst(leaving.First().Label)), .. openCount > 0 ? new[] { (openCount, "open") } : []],
            on.Count, LowerFirst(on.Label));
        return Partition($"{name}: {equation.Text}", whole, [.. leaving, .. open, on]);
    }

    private static PrismaEquation Difference(int whole, string wholeName, (int Count, string Name)[] minus, int rest, string restName)
    {
        var terms = string.Concat(minus.Select(term => Line($" − {term.Count:N0} {term.Name}")));
        var start = wholeName.Length == 0 ? Line($"{whole:N0}") : Line($"{whole:N0} {wholeName}");
        return new(Line($"{start}{terms} = {rest:N0} {restName}"), whole - minus.Sum(term => term.Count) == rest);
    }

    private static PrismaEquation Partition(string text, PrismaBox whole, IReadOnlyCollection<PrismaBox> parts)
    {
        var holds = whole.IsPartedInto(parts);
        return new(text, holds) { Misplaced = holds ? [] : Misplaced(whole, parts) };
    }

    private static IReadOnlyList<Guid> Misplaced(PrismaBox whole, IReadOnlyCollection<PrismaBox> parts)
    {
        var times = parts.SelectMany(part => part.Ids).CountBy(id => id).ToDictionary();
        return [.. times.Where(id => id.Value > 1 || !whole.Contains(id.Key)).Select(id => id.Key),
            .. whole.Ids.Where(id => !times.ContainsKey(id))];
    }

    private static string LowerFirst(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
