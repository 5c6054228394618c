using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

/// <summary>What the list shows.</summary>
public enum FullTextFilter
{
    All,
    Mine,
    Sought,
    Retrieved,
    NotRetrieved,
    Decided,

    /// <summary>At hand and without an outcome that the member may know, and not for them to read.</summary>
    Waiting,

    /// <summary>For the lead to decide, as far as the member may know.</summary>
    Conflict,

    /// <summary>Asked for, of a library or of the authors.</summary>
    Requested,

    /// <summary>Decided, and included or excluded, as far as the member may know.</summary>
    Included,
    Excluded,
}

/// <summary>A report in the list.</summary>
/// <param name="MyVerdict">The reader's own vote; others' are never here.</param>
/// <param name="Outcome">Null while it is open, or while the reader must not know it.</param>
public sealed record FullTextRow(
    int Number, string? Title, string[] Authors, int? Year, string? Journal, RetrievalStatus Retrieval, string? RetrievalComment,
    string? RequestedFrom, DateOnly? RequestedOn, Guid? FileId, long? FileLength, int? FilePages, int Supplements, bool AssignedToMe,
        Verdict? MyVerdict, ScreeningStatus? Outcome, string? Reason);

public sealed record FullTextCounts(
    int All, int Mine, int Sought, int Retrieved, int NotRetrieved, int Decided, int Waiting, int Conflict, int Requested, int Included,
    int Excluded)
{
    public int Of(FullTextFilter filter) => filter switch
    {
        FullTextFilter.Waiting => Waiting,
        FullTextFilter.Conflict => Conflict,
        FullTextFilter.Requested => Requested,
        FullTextFilter.Included => Included,
        FullTextFilter.Excluded => Excluded,
        FullTextFilter.Mine => Mine,
        FullTextFilter.Sought => Sought,
        FullTextFilter.Retrieved => Retrieved,
        FullTextFilter.NotRetrieved => NotRetrieved,
        FullTextFilter.Decided => Decided,
        _ => All,
    };
}

/// <param name="Total">Reports that fit filter and search, on all pages.</param>
/// <param name="Planned">Whether the lead has planned who reads.</param>
public sealed record FullTextList(
    IReadOnlyList<FullTextRow> Rows, int Total, FullTextCounts Counts, bool Planned, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;
}

/// <summary>A report to choose for a file.</summary>
public sealed record ReportChoice(int Number, string? Title, string[] Authors, int? Year, bool HasFile);

public sealed class FullTextListService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public const int PageSize = 50;

    /// <param name="votedBefore">Only what the person judged before this moment.</param>
    /// <param name="reason">Of the excluded ones, only those with this reason, in the words of the flow.</param>
    public async Task<FullTextList> ListAsync(
        Guid reviewId, FullTextFilter filter, string? search, int page, DateTimeOffset? votedBefore = null, string? reason = null,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        // Which reports these are is asked once, and not with each of the eleven numbers.
        Guid[] sought = await db.AtFullText(visibility).Select(r => r.Id).ToArrayAsync(cancellationToken);
        var all = db.Records.Where(r => sought.Contains(r.Id));
        var counts = new FullTextCounts(
            sought.Length,
            await CountAsync(FullTextFilter.Mine),
            await CountAsync(FullTextFilter.Sought),
            await CountAsync(FullTextFilter.Retrieved),
            await CountAsync(FullTextFilter.NotRetrieved),
            await CountAsync(FullTextFilter.Decided),
            await CountAsync(FullTextFilter.Waiting),
            await CountAsync(FullTextFilter.Conflict),
            await CountAsync(FullTextFilter.Requested),
            await CountAsync(FullTextFilter.Included),
            await CountAsync(FullTextFilter.Excluded));
        var shown = all.Fitting(filter, db, visibility).ExcludedFor(db, visibility, filter == FullTextFilter.Excluded ? reason : null)
            .VotedBefore(db, me, votedBefore).Find(search);
        var total = string.IsNullOrWhiteSpace(search) && votedBefore is null && string.IsNullOrEmpty(reason) ? counts.Of(filter)
            : await shown.CountAsync(cancellationToken);
        var rows = await Rows(db, visibility, shown.OrderBy(r => r.Number).Skip(Math.Max(0, page - 1) * PageSize).Take(PageSize))
            .ToListAsync(cancellationToken);
        var planned = await db.Plans.Current()
            .AnyAsync(p => p.ReviewId == reviewId && p.Stage == ScreeningStage.FullText, cancellationToken);
        return new FullTextList(rows, total, counts, planned, visibility);

        Task<int> CountAsync(FullTextFilter of) => all.Fitting(of, db, visibility).CountAsync(cancellationToken);
    }

    /// <summary>Reports sought that fit what a person types, to choose one.</summary>
    public async Task<IReadOnlyList<ReportChoice>> FindAsync(
        Guid reviewId, string text, int take = 8, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return await Choices(db, db.AtFullText(await db.VisibilityAsync(me, cancellationToken)).Find(text)).Take(Math.Clamp(take, 1, 50))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<ReportChoice> Choices(ReviewDbContext db, IQueryable<ReviewRecord> reports)
        => reports.OrderBy(r => r.Number).Select(r => new ReportChoice(
            r.Number, r.Title, r.Authors, r.Year, db.FullTextFiles.Current().Any(f => f.RecordId == r.Id && f.Kind == FullTextKind.Main)));

    private static IQueryable<FullTextRow> Rows(ReviewDbContext db, ReviewVisibility visibility, IQueryable<ReviewRecord> reports)
    {
        var me = visibility.Me;
        var outcomes = db.OutcomesTold(visibility, ScreeningStage.FullText).Where(o => o.Status != ScreeningStatus.Pending);
        return from r in reports
               let retrieval = db.RetrievalEntries.Current().FirstOrDefault(e => e.RecordId == r.Id)
               let file = db.FullTextFiles.Current().FirstOrDefault(f => f.RecordId == r.Id && f.Kind == FullTextKind.Main)
               let outcome = outcomes.FirstOrDefault(o => o.RecordId == r.Id)
               orderby r.Number
               select new FullTextRow(
                   r.Number, r.Title, r.Authors, r.Year, r.Journal ?? r.JournalAbbreviation,
                   retrieval == null ? RetrievalStatus.Sought : retrieval.Status, retrieval == null ? null : retrieval.Comment,
                   retrieval == null ? null : retrieval.RequestedFrom, retrieval == null ? null : retrieval.RequestedOn,
                   file == null ? null : file.Id, file == null ? null : file.Length,
                   file == null ? null : db.FullTextTexts.Where(t => t.FileId == (file.ContentOfId ?? file.Id))
                       .Select(t => (int?)t.PageCount)
                       .FirstOrDefault(),
                   db.FullTextFiles.Current().Count(f => f.RecordId == r.Id && f.Kind == FullTextKind.Supplement),
                   db.Assignments.Current().Any(a => a.RecordId == r.Id && a.Stage == ScreeningStage.FullText && a.ReviewerId == me.UserId),
                   db.Decisions.Current().Where(d => d.RecordId == r.Id && d.Stage == ScreeningStage.FullText && d.ReviewerId == me.UserId)
                       .Select(d => (Verdict?)d.Verdict).FirstOrDefault(),
                   outcome == null ? null : outcome.Status,
                   outcome == null ? null : db.ExclusionReasons.Where(x => x.Id == outcome.ReasonId).Select(x => x.Label).FirstOrDefault());
    }
}
