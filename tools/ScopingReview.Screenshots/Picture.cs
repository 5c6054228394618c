namespace ScopingReview.Screenshots;

/// <summary>A picture of a page of the demo review.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Person">Who looks at it: "lead", "first" or "second".</param>
/// <param name="Path">Address below that of the review.</param>
/// <param name="Shown">Selector of something that is there only when the page has loaded what it shows.</param>
internal sealed record Picture(string Name, string Person, string Path, string Shown)
{
    public bool Dark { get; init; }
    public int Height { get; init; } = 860;

    /// <summary>Has a PDF beside it, of which the abstract is shown: Chromium draws no PDFs where it has no window.</summary>
    public bool HasPdf => Shown.Contains("iframe", StringComparison.Ordinal);

    /// <summary>Selector of a link to follow on the page, where the number of a record is the demo's to decide.</summary>
    public string? Follow { get; init; }

    public static IReadOnlyList<Picture> All { get; } =
    [
        new("overview", "lead", "", "text=Agreement so far") { Height = 1040 },
        new("overview-dark", "lead", "", "text=Agreement so far") { Dark = true, Height = 1040 },
        new("sources", "lead", "/sources", "main section.card"),
        new("duplicates", "lead", "/duplicates", "main section.card"),
        new("plan", "lead", "/plan", "text=For the methods section"),
        new("screening", "first", "/screening", "main article >> text=/R-[0-9]{6}/"),
        new("conflicts", "lead", "/conflicts", "text=The votes differ"),
        new("full-texts", "first", "/full-texts", "main .card >> text=R-000001"),
        new("full-text", "first", "/full-texts?show=mine", "main iframe") { Follow = "main .card a[href*='/full-texts/']" },
        new("charting", "second", "/charting", "main .card >> text=Complete"),
        new("chart-study", "second", "/charting", "main iframe") { Follow = "main .card a:has-text('Aminawung')" },
        new("report", "lead", "/report", "main svg text") { Height = 1200 },
        new("tables", "lead", "/report/tables", "main table"),
        new("agreement", "lead", "/report/agreement", "main table"),
    ];
}
