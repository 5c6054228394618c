using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources.Searches;

/// <summary>What PRISMA-S asks of a search run, as a form holds it.</summary>
public sealed class SearchRunFacts
{
    public string? Platform { get; set; }
    public DateOnly? SearchedOn { get; set; }
    public string? Strategy { get; set; }
    public string? Limits { get; set; }
    public int? HitsReported { get; set; }

    /// <summary>Why the records that were imported are fewer or more.</summary>
    public string? HitsExplained { get; set; }

    internal bool IsBlank
        => (Blank(Platform), SearchedOn, Blank(Strategy), Blank(Limits), HitsReported,
            Blank(HitsExplained)) is (null, null, null, null, null, null);

    internal string? Problem(DateOnly today) => this switch
    {
        { HitsReported: < 0 } => "The number of hits cannot be negative.",
        { SearchedOn: { } day } when day > today.AddDays(1) => "The date of the search is in the future.",
        { SearchedOn: { Year: < 1950 } } => "Check the date of the search: the year is too early.",
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
        run.HitsExplained = Blank(HitsExplained);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
