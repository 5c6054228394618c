using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

internal static class FullTextQueries
{
    /// <summary>
    /// Outcomes at full text that the member may be told: Domain's Blinding in SQL, so that a withheld one is not even selected.
    /// FullTextListTests hold the two against each other.
    /// </summary>
    public static IQueryable<RecordOutcome> FullTextOutcomesFor(this ReviewDbContext db, Membership me)
        => db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == ScreeningStage.FullText && o.Locked
            && !(db.Assignments.Any(a => a.RecordId == o.RecordId && a.Stage == o.Stage && a.ReviewerId == me.UserId && a.SupersededAt == null)
                && !db.Decisions.Any(d => d.RecordId == o.RecordId && d.Stage == o.Stage && d.ReviewerId == me.UserId && d.SupersededAt == null)));

    public static IQueryable<ReviewRecord> WithRetrieval(this IQueryable<ReviewRecord> reports, ReviewDbContext db, RetrievalStatus status)
        => status == RetrievalStatus.Sought
            ? reports.Where(r => !db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null && e.Status != RetrievalStatus.Sought))
            : reports.Where(r => db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null && e.Status == status));

    /// <summary>Reports that are at hand and wait for the member's vote.</summary>
    public static IQueryable<ReviewRecord> WaitingForReader(this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me)
        => reports.WithRetrieval(db, RetrievalStatus.Retrieved)
            .Where(r => db.WaitingFor(me.ReviewId, ScreeningStage.FullText, me.UserId).Any(a => a.RecordId == r.Id));

    public static IQueryable<ReviewRecord> Decided(this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me)
        => reports.Where(r => db.FullTextOutcomesFor(me).Any(o => o.RecordId == r.Id && (o.Status == ScreeningStatus.Included || o.Status == ScreeningStatus.Excluded)));

    /// <summary>By record number, DOI, PubMed id, or words of title, authors, journal, keywords and abstract.</summary>
    public static IQueryable<ReviewRecord> Search(this IQueryable<ReviewRecord> reports, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return reports;
        text = text.Trim();
        if (RecordNumber.TryParse(text, out var number))
            return reports.Where(r => r.Number == number);
        var doi = Doi.Normalise(text);
        var pattern = $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return reports.Where(r => r.Doi == doi && doi != null || r.PubMedId == text || EF.Functions.ILike(r.Title ?? "", pattern)
            || r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("english", text)) || r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("simple", text)));
    }
}
