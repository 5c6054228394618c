using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Writes the flow as data for the PRISMA2020 R package and its Shiny app (Haddaway et al. 2022, doi:10.1002/cl2.1230): the package's
/// template with the column n filled in. Give it a writer of UTF-8 without a byte order mark: R would take the mark for part of the first
/// column's name.
/// </summary>
/// <remarks>
/// What the template cannot hold is told by <see cref="Remarks"/>:
/// it has no row for contacts, whose records are counted with organisations, and no place for the footnotes of the right arm or for what is
/// open. The app takes "0" for "no previous version" and its own placeholder texts for "do not list single databases (registers)"; both are
/// kept where they apply. A box without reasons gets "0", since an empty cell or the placeholder would be drawn as "Reason1 (n = NA)".
/// </remarks>
public static class PrismaCsv
{
    private const string NoDatabasesListed = "Database 1, xxx; Database 2, xxx; Database 3, xxx";
    private const string NoRegistersListed = "Register 1, xxx; Register 2, xxx; Register 3, xxx";

    /// <summary>Writes header and rows, with CRLF at the end of lines as in the template.</summary>
    public static void Write(PrismaFlow flow, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(writer);
        WriteLine(writer, PrismaCsvRow.Header);
        foreach (var row in PrismaCsvRow.All)
        {
            string[] fields = [row.Data, row.Node, row.Box, row.Description, row.BoxText, row.Tooltips, row.Url, N(flow, row.Data)];
            WriteLine(writer, string.Join(',', fields.Select(Quoted)));
        }
    }

    /// <summary>
    /// What a reader of the exported numbers must know and the file cannot say, one sentence each; empty if there is nothing.
    /// </summary>
    public static IReadOnlyList<string> Remarks(PrismaFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var remarks = new List<string>();
        if (flow.IsProvisional)
            remarks.Add($"The flow is provisional: {string.Join("; ", flow.Open.Select(open => open.Sentence))}.");
        remarks.AddRange(PrismaFootnotes.Of(flow).Select(footnote => footnote.Text));
        remarks.AddRange(OfUpdate(flow));
        if (flow.Right is not { } right)
            return remarks;
        var contacts = OfKind(flow, InformationSourceKind.Contact);
        if (contacts > 0)
            remarks.Add(
                Line($"The template has no row for contacts: n = {contacts:N0} is counted with organisations (organisation_results)."));
        foreach (var dropped in new[] { right.AlreadyIdentified, right.Duplicates, right.Removed })
        {
            if (dropped.Count > 0)
                remarks.Add(Line($"Other methods, not counted: {dropped.Label}, n = {dropped.Count:N0}."));
        }

        if (right.Excluded.Count > 0)
            remarks.Add(
                Line($"Other methods, counted as identified but not as sought: {right.Excluded.Label}, n = {right.Excluded.Count:N0}."));
        return remarks;
    }

    private static IEnumerable<string> OfUpdate(PrismaFlow flow)
    {
        if (flow.Update is not { } update)
            yield break;
        if (update.PreviousStudies.Count == 0)
            yield return "The previous version included no study: the template takes 0 (previous_studies) for no previous version.";
        if (update.FurtherReports.Count > 0)
            yield return Line(
                $"new_reports holds all new reports, those of previously included studies among them (n = {update.FurtherReports.Count:N0}).");
    }

    private static string N(PrismaFlow flow, string data) => data switch
    {
        "previous_studies" => Number(flow.Update?.PreviousStudies),
        "previous_reports" => Number(flow.Update?.PreviousReports),
        "database_results" => Number(flow.Left.FromDatabases),
        "database_specific_results" => List(flow.Left.Databases, NoDatabasesListed),
        "register_results" => Number(flow.Left.FromRegisters),
        "register_specific_results" => List(flow.Left.Registers, NoRegistersListed),
        "website_results" => Number(OfKind(flow, InformationSourceKind.Website)),
        "organisation_results" => Number(OfKind(flow, InformationSourceKind.Organisation) + OfKind(flow, InformationSourceKind.Contact)),
        "citations_results" => Number(OfKind(flow, InformationSourceKind.CitationSearching)),
        "duplicates" => Number(flow.Left.Duplicates),
        "excluded_automatic" => Number(flow.Left.RemovedByAutomation),
        "excluded_other" => Number(flow.Left.RemovedForOtherReasons),
        "records_screened" => Number(flow.Left.Screened),
        "records_excluded" => Number(flow.Left.Excluded),
        "dbr_sought_reports" => Number(flow.Left.Reports.Sought),
        "dbr_notretrieved_reports" => Number(flow.Left.Reports.NotRetrieved),
        "other_sought_reports" => Number(flow.Right?.Reports.Sought),
        "other_notretrieved_reports" => Number(flow.Right?.Reports.NotRetrieved),
        "dbr_assessed" => Number(flow.Left.Reports.Assessed),
        "dbr_excluded" => List(flow.Left.Reports.ReasonLines, "0"),
        "other_assessed" => Number(flow.Right?.Reports.Assessed),
        "other_excluded" => List(flow.Right?.Reports.ReasonLines ?? [], "0"),
        "new_studies" => Number(flow.Studies),
        "new_reports" => Number(flow.Reports),
        "total_studies" => Number(flow.Update?.TotalStudies ?? flow.Studies),
        "total_reports" => Number(flow.Update?.TotalReports ?? flow.Reports),
        // Title boxes, side boxes and the meta-analysis, which a scoping review has not.
        _ => "0",
    };

    private static int OfKind(PrismaFlow flow, InformationSourceKind kind) =>
        flow.Right?.Methods.Where(method => method.Kind == kind).Sum(method => method.Identified.Count) ?? 0;

    private static string List(IReadOnlyList<PrismaBox> boxes, string none) =>
        boxes.Count == 0 ? none : string.Join("; ", boxes.Select(box => $"{Label(box.Label)}, {Number(box)}"));

    // Comma and semicolon part the list; an apostrophe would end the label in the diagram that the package hands to Graphviz.
    private static string Label(string label)
    {
        var text = string.Concat(
            label.Select(c => c switch { ',' or ';' => " ", '\'' => "’", _ when char.IsControl(c) => " ", _ => c.ToString() }));
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return "Unnamed";
        // The typographic apostrophe keeps a spreadsheet from calculating as well as the straight one does.
        return (SpreadsheetText.IsFormula(words[0]) ? "’" : "") + string.Join(' ', words);
    }

    private static string Number(PrismaBox? box) => Number(box?.Count ?? 0);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void WriteLine(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write("\r\n");
    }
}
