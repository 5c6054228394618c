using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources;

/// <summary>What PRISMA-S asks of a search run, as a form holds it.</summary>
public sealed class SearchRunFacts
{
    public string? Platform { get; set; }
    public DateOnly? SearchedOn { get; set; }
    public string? Strategy { get; set; }
    public string? Limits { get; set; }
    public int? HitsReported { get; set; }

    internal bool IsBlank => (Blank(Platform), SearchedOn, Blank(Strategy), Blank(Limits), HitsReported) is (null, null, null, null, null);

    internal string? Problem(DateOnly today) => this switch
    {
        { HitsReported: < 0 } => "The number of hits cannot be negative.",
        { SearchedOn: { } day } when day > today.AddDays(1) => "The date of the search lies in the future.",
        { SearchedOn: { Year: < 1950 } } => "Look at the date of the search: its year is before there were databases.",
        _ => null,
    };

    internal SearchRun ToRun(Guid reviewId, Guid sourceId, DateTimeOffset now)
    {
        var run = new SearchRun { ReviewId = reviewId, SourceId = sourceId, CreatedAt = now };
        CopyTo(run);
        return run;
    }

    internal void CopyTo(SearchRun run)
    {
        run.Platform = Blank(Platform);
        run.SearchedOn = SearchedOn;
        run.Strategy = string.IsNullOrWhiteSpace(Strategy) ? null : Strategy; // verbatim: not even trimmed
        run.Limits = Blank(Limits);
        run.HitsReported = HitsReported;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
