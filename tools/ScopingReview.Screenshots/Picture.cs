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

    /// <summary>Selector of a link to follow on the page, for pages whose address the demo decides.</summary>
    public string? Follow { get; init; }

    public static IReadOnlyList<Picture> All { get; } =
    [
        new("overview", "lead", "", "main .card h2 ~ *") { Height = 1000 },
        new("overview-dark", "lead", "", "main .card h2 ~ *") { Dark = true, Height = 1000 },
        new("sources", "lead", "/sources", "main table, main .card"),
        new("duplicates", "lead", "/duplicates", "main .card"),
        new("plan", "lead", "/plan", "main .card"),
        new("screening", "first", "/screening", "main article"),
        new("conflicts", "lead", "/conflicts", "main article, main .card"),
        new("full-texts", "first", "/full-texts", "main table, main .card"),
        new("full-text", "first", "/full-texts?filter=mine", "main iframe, main object, main embed") { Follow = "main a[href*='/full-texts/']" },
        new("charting", "second", "/charting", "main table, main .card"),
        new("chart-study", "second", "/charting", "main fieldset, main form") { Follow = "main a[href*='/charting/']" },
        new("report", "lead", "/report", "svg text") { Height = 1100 },
    ];
}
