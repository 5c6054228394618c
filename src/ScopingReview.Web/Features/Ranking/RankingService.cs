using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>Priority screening as the plan shows it.</summary>
/// <param name="IsOn">Whether first reviewers' records are ordered.</param>
/// <param name="Since">When it was switched last; null where it was never on.</param>
/// <param name="Sample">What the second reviewers' sample says of the unread; null where the member may not know it yet, or nothing is drawn.</param>
/// <param name="UnreadInSample">Records of the sample that no first reviewer has read and that wait for their second reader.</param>
public sealed record RankingView(bool IsOn, DateTimeOffset? Since, RankingModelKind Model, ControlSet? Sample, int UnreadInSample, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;
}

/// <summary>Switches priority screening of titles and abstracts on and off, and says what the random sample can show of what is unread.</summary>
public sealed class RankingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    public async Task<RankingView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var present = await db.RankingSwitchAsync(reviewId, cancellationToken);
        // Watched while one reads, these numbers would tell which of one's own records are in the sample.
        var told = me.IsLead && !visibility.Titles.IsBlind && present is { IsOn: true };
        var (sample, waiting) = told ? await SampleAsync(db, reviewId, cancellationToken) : (null, 0);
        return new RankingView(present?.IsOn ?? false, present?.At, present?.Model ?? RankingModelKind.ElasU4, sample, waiting, visibility);
    }

    public async Task<OperationResult> SwitchAsync(Guid reviewId, bool on, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if ((await db.RankingSwitchAsync(reviewId, cancellationToken))?.IsOn == on || (!on && !await db.RankingSwitches.AnyAsync(s => s.ReviewId == reviewId, cancellationToken)))
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        db.RankingSwitches.Add(new RankingSwitch { ReviewId = reviewId, IsOn = on, Model = RankingModelKind.ElasU4, ById = me.UserId, At = now });
        db.Record(me, now, on ? "ranking.on" : "ranking.off", Titles.Title(), stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static async Task<(ControlSet? Sample, int Waiting)> SampleAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var unread = db.UnreadByFirst(reviewId);
        var drawn = db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == Titles && a.Position == ReviewerPosition.Second
            && unread.Any(r => r.Id == a.RecordId));
        var read = await (from a in drawn
                          from d in db.Decisions.Current().Where(d => d.RecordId == a.RecordId && d.Stage == Titles && d.ReviewerId == a.ReviewerId).DefaultIfEmpty()
                          select d == null ? (Verdict?)null : d.Verdict).ToListAsync(cancellationToken);
        if (read.Count == 0)
            return (null, 0);
        var found = await db.OutcomesAt(reviewId, Titles).CountAsync(o => o.Status == ScreeningStatus.Included && !unread.Any(r => r.Id == o.RecordId), cancellationToken);
        return (new ControlSet(await unread.CountAsync(cancellationToken), read.Count(verdict => verdict is not null),
            read.Count(verdict => verdict is Verdict.Include or Verdict.Maybe), found), read.Count(verdict => verdict is null));
    }
}
