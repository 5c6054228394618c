using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ScopingReview.Web.Infrastructure;

/// <summary>Every address in the application, in one place. Pages declare the same templates in their route attributes.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Account = "/account";
    public const string NewReview = "/reviews/new";

    /// <summary>The full-text stage in a query string; without it, titles and abstracts.</summary>
    public const string FullTextStage = "full-text";

    public static string SignInAndReturn(string returnUrl) => $"{SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}";
    public static string SetUp(string token) => $"/account/set-up/{token}";
    public static string NewPassword(string token) => $"/account/password/{token}";
    public static string Invitation(string token) => $"/account/invitation/{token}";

    public static string Review(Guid review) => $"/reviews/{review}";
    public static string Settings(Guid review) => $"/reviews/{review}/settings";
    public static string Protocol(Guid review) => $"/reviews/{review}/protocol";
    public static string Team(Guid review) => $"/reviews/{review}/team";
    public static string Plan(Guid review) => $"/reviews/{review}/plan";
    public static string PlanFullTexts(Guid review) => $"/reviews/{review}/plan?stage={FullTextStage}";
    public static string DrawFrame(Guid review, Guid draw) => $"/api/reviews/{review}/plan/draws/{draw}/frame.txt";
    public static string DrawCsv(Guid review, Guid draw) => $"/api/reviews/{review}/plan/draws/{draw}/draw.csv";
    public static string ImportDecisions(Guid review) => $"/reviews/{review}/plan/take-over";
    public static string WholePicture(Guid review) => $"/reviews/{review}/whole-picture";
    public static string Audit(Guid review) => $"/reviews/{review}/audit";
    public static string Sources(Guid review) => $"/reviews/{review}/sources";
    public static string Import(Guid review, Guid? source = null)
        => $"/reviews/{review}/sources/import" + (source is null ? "" : $"?source={source}");
    public static string ImportDetails(Guid review, Guid import) => $"/reviews/{review}/sources/imports/{import}";

    /// <summary>What was removed before screening, by batches.</summary>
    public static string Removals(Guid review) => $"/reviews/{review}/sources/removed";

    /// <summary>Studies and reports of the version that the review updates.</summary>
    /// <param name="find">Part of a citation; null for all.</param>
    public static string PreviousVersion(Guid review, int page = 1, string? find = null)
    {
        string[] query = [.. find is null ? [] : new[] { $"find={Uri.EscapeDataString(find)}" },
            .. page == 1 ? [] : new[] { $"page={page.ToString(CultureInfo.InvariantCulture)}" }];
        return $"/reviews/{review}/sources/previous-version" + (query.Length == 0 ? "" : "?" + string.Join('&', query));
    }

    /// <summary>The table of searches as CSV, or one search of it.</summary>
    public static string SearchTable(Guid review, Guid? run = null)
        => run is null ? $"/api/reviews/{review}/sources/searches.csv" : $"/api/reviews/{review}/sources/searches/{run}/search.csv";

    /// <summary>Every strategy as it was run, or that of one search.</summary>
    public static string SearchStrategies(Guid review, Guid? run = null)
        => run is null ? $"/api/reviews/{review}/sources/strategies.md" : $"/api/reviews/{review}/sources/searches/{run}/strategy.md";

    /// <param name="source">The source whose page the person came from.</param>
    public static string ImportUpload(Guid review, string? source)
        => $"/api/reviews/{review}/sources/import" + (source is null ? "" : $"?source={Uri.EscapeDataString(source)}");

    /// <summary>The records table; the list behind a number is the same table with a set.</summary>
    public static string Records(Guid review, string? set = null)
        => $"/reviews/{review}/records" + (set is null ? "" : $"?set={Uri.EscapeDataString(set)}");
    public static string RecordsExport(Guid review) => $"/api/reviews/{review}/records/export";
    public static string Record(Guid review, int number) => $"/reviews/{review}/records/{number.ToString(CultureInfo.InvariantCulture)}";
    public static string Duplicates(Guid review) => $"/reviews/{review}/duplicates";
    public static string DuplicatesView(Guid review, string view, int page = 1)
        => $"{Duplicates(review)}?view={view}" + (page == 1 ? "" : $"&page={page.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Pairs one after the other, by keys.</summary>
    /// <param name="after">The pair that was passed over last.</param>
    public static string JudgeDuplicates(Guid review, Guid? after = null)
        => $"/reviews/{review}/duplicates/judge" + (after is null ? "" : $"?after={after}");
    public static string OverlapFile(Guid review, string extension) => $"/api/reviews/{review}/duplicates/overlap.{extension}";
    public static string Pair(Guid review, int first, int second)
        => string.Create(CultureInfo.InvariantCulture, $"/reviews/{review}/duplicates/{first}/{second}");
    public static string Screening(Guid review) => $"/reviews/{review}/screening";
    public static string ScreeningRecord(Guid review, int number)
        => $"/reviews/{review}/screening?record={number.ToString(CultureInfo.InvariantCulture)}";
    public static string MyDecisions(Guid review, DateTimeOffset? before = null) => $"/reviews/{review}/screening?view=mine"
        + (before is { } at ? $"&before={Uri.EscapeDataString(Moment(at))}" : "");

    /// <summary>Where the screening page fetches its queue and sends its votes.</summary>
    public static string ScreeningApi(Guid review) => $"/api/reviews/{review}/screening";
    public static string Conflicts(Guid review) => $"/reviews/{review}/conflicts";
    public static string Conflict(Guid review, bool fullText, int number)
        => $"/reviews/{review}/conflicts?record={number.ToString(CultureInfo.InvariantCulture)}"
            + (fullText ? $"&stage={FullTextStage}" : "");
    public static string ResolvedConflicts(Guid review, int page = 1)
        => $"/reviews/{review}/conflicts?view=resolved" + (page == 1 ? "" : $"&page={page.ToString(CultureInfo.InvariantCulture)}");
    public static string FullTexts(Guid review) => $"/reviews/{review}/full-texts";

    /// <summary>The reports that were excluded for a reason, from databases and by other methods together.</summary>
    public static string FullTextsExcluded(Guid review, string? reason = null)
        => $"{FullTexts(review)}?show=excluded" + (reason is null ? "" : $"&reason={Uri.EscapeDataString(reason)}");

    /// <summary>The reports that the reader judged before a moment: a change of the criteria.</summary>
    public static string FullTextsVotedBefore(Guid review, DateTimeOffset before)
        => $"/reviews/{review}/full-texts?before={Uri.EscapeDataString(Moment(before))}";
    public static string FullText(Guid review, int number)
        => $"/reviews/{review}/full-texts/{number.ToString(CultureInfo.InvariantCulture)}";
    public static string FullTextUpload(Guid review, int number, bool supplement = false)
        => $"/api/reviews/{review}/full-texts/{number.ToString(CultureInfo.InvariantCulture)}/file"
            + (supplement ? "?supplement=true" : "");
    public static string FullTextIncoming(Guid review) => $"/api/reviews/{review}/full-texts/incoming";

    /// <summary>Reports that are sought or requested, to take to the library.</summary>
    /// <param name="format">"ris" or "csv".</param>
    public static string FullTextsForLibrary(Guid review, string format)
        => $"{RecordsExport(review)}?set=awaiting-retrieval&format={format}";
    public static string FullTextPdf(Guid review, Guid file) => $"/api/reviews/{review}/full-texts/files/{file}";
    public static string Studies(Guid review) => $"/reviews/{review}/studies";

    // The first of a review's forms is the charting form; the others say which they are.
    public static string Charting(Guid review, int form = 1) => OfForm($"/reviews/{review}/charting", form);
    public static string ChartingForm(Guid review, int form = 1) => OfForm($"/reviews/{review}/charting/form", form);
    public static string ChartingFormFile(Guid review, string extension, int form = 1)
        => OfForm($"/api/reviews/{review}/charting/form.{extension}", form);
    public static string ChartStudy(Guid review, int number, int form = 1)
        => OfForm($"/reviews/{review}/charting/{number.ToString(CultureInfo.InvariantCulture)}", form);

    /// <summary>A study at one of its items, or at an item of a row of a group.</summary>
    public static string ChartStudy(Guid review, int number, string item, string? row, int form = 1)
    {
        var address = QueryHelpers.AddQueryString(ChartStudy(review, number, form), "item", item);
        return row is null ? address : QueryHelpers.AddQueryString(address, "row", row);
    }

    public static string ChartTable(Guid review) => $"/reviews/{review}/charting/table";
    public static string ChartTableFile(Guid review) => $"/api/reviews/{review}/charting/table.csv";
    public static string ChartPlan(Guid review, int form = 1) => OfForm($"/reviews/{review}/charting/plan", form);
    public static string ChartImport(Guid review, int form = 1) => OfForm($"/reviews/{review}/charting/import", form);
    public static string ChartAgreement(Guid review, int form = 1, bool pilot = false)
    {
        var address = OfForm($"/reviews/{review}/charting/agreement", form);
        return pilot ? QueryHelpers.AddQueryString(address, "pilot", "true") : address;
    }

    public static string SettleChart(Guid review, int number, int form = 1)
        => OfForm($"/reviews/{review}/charting/{number.ToString(CultureInfo.InvariantCulture)}/settle", form);

    /// <summary>An address with the position of a form; the first needs none.</summary>
    public static string OfForm(string address, int form)
        => form == 1 ? address : QueryHelpers.AddQueryString(address, "form", form.ToString(CultureInfo.InvariantCulture));

    public static string Report(Guid review, string? section = null)
        => $"/reviews/{review}/report" + (section is null ? "" : $"/{section}");
    public static string ReportTables(Guid review, string rows, string columns, int form = 1)
        => OfForm($"{Report(review, "tables")}?rows={Uri.EscapeDataString(rows)}&columns={Uri.EscapeDataString(columns)}", form);

    /// <summary>Agreement of a pair of reviewers at a stage; null for all pairs together.</summary>
    public static string ReportAgreement(Guid review, string? titles, string? fullTexts)
    {
        string[] parts = [.. titles is null ? [] : new[] { $"titles={titles}" },
            .. fullTexts is null ? [] : new[] { $"full-texts={fullTexts}" }];
        return Report(review, "agreement") + (parts.Length == 0 ? "" : "?" + string.Join('&', parts));
    }

    /// <summary>
    /// A file of the report: "flow.svg", "flow.csv", "frequencies", "studies", "charting", "charting-notes", "excluded", "agreement", or
    /// with parts "frequencies/role", "cross/role/focus".
    /// </summary>
    public static string ReportFile(Guid review, params IEnumerable<string> parts)
        => $"/api/reviews/{review}/report/{string.Join('/', parts.Select(Uri.EscapeDataString))}";

    /// <summary>The figures of some items; null for the first ones that fit.</summary>
    public static string ReportFigures(Guid review, string? bars, string? rows, string? columns, string? colour, bool column,
        int form = 1)
    {
        (string Name, string? Value)[] all = [("bars", bars), ("rows", rows), ("columns", columns), ("colour", colour),
            ("width", column ? "85" : null)];
        return OfForm($"{Report(review, "figures")}?" + string.Join('&', all.Where(one => one.Value is not null)
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}")), form);
    }

    /// <summary>A figure as a file, for the page or for one column of a journal.</summary>
    public static string ReportFigure(Guid review, string name, string extension, bool column, int form = 1)
        => OfForm($"/api/reviews/{review}/report/figure.{extension}?name={Uri.EscapeDataString(name)}" + (column ? "&column=true" : ""),
            form);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
