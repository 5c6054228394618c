using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.FullText;

/// <summary>One's own vote on a report.</summary>
public sealed record MyFullTextVote(Guid OperationId, Verdict Verdict, Guid? ReasonId, string? Note, DateTimeOffset At);

/// <summary>A reader's vote, once everybody's may be shown.</summary>
public sealed record ReaderVote(string Reader, Verdict Verdict, string? Reason, string? Note);

/// <summary>What a member may know and do about the decision on a report.</summary>
/// <param name="Assigned">Whether the plan asks the member.</param>
/// <param name="MayChange">Whether the member's own vote is still open to change.</param>
/// <param name="Outcome">Null while it is open, or while the member must not know it.</param>
/// <param name="Votes">Everybody's, where the member may see them; else empty.</param>
public sealed record MyReading(
    bool Assigned, MyFullTextVote? Mine, bool MayChange, ScreeningStatus? Outcome, string? Reason, IReadOnlyList<ReaderVote> Votes);

public sealed record ReasonChoice(Guid Id, string Label);

/// <summary>What to decide by.</summary>
public sealed record ReadingRules(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyList<ReasonChoice> Reasons);

internal static class MyReadingQueries
{
    public static async Task<MyReading> MyReadingAsync(
        this ReviewDbContext db, ReviewVisibility visibility, Guid recordId, CancellationToken cancellationToken)
    {
        var (me, stage) = (visibility.Me, visibility.FullTexts);
        var votes = db.Decisions.Current().Where(d => d.RecordId == recordId && d.Stage == ScreeningStage.FullText);
        var assigned = await db.Assignments.Current().AnyAsync(
            a => a.RecordId == recordId && a.Stage == ScreeningStage.FullText && a.ReviewerId == me.UserId, cancellationToken);
        var mine = await votes.Where(d => d.ReviewerId == me.UserId)
            .Select(d => new MyFullTextVote(d.OperationId, d.Verdict, d.ReasonId, d.Note, d.At)).SingleOrDefaultAsync(cancellationToken);
        var outcome = await db.Outcomes.SingleOrDefaultAsync(o => o.ReviewId == me.ReviewId && o.Stage == ScreeningStage.FullText
            && o.RecordId == recordId, cancellationToken);
        var hasOpen = await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken);
        var visible = Blinding.Of(me.Role, assigned, mine is not null, outcome?.Locked == true, stage.IsBlind, hasOpen);
        var mayChange = assigned
            && VoteLock.MayChange(stage.ReadingsLeft > 0, outcome?.RequiredVotes ?? 0, outcome?.Votes ?? 0, outcome?.Resolved == true);
        var told = await db.OutcomesTold(visibility, ScreeningStage.FullText)
            .Where(o => o.RecordId == recordId && o.Status != ScreeningStatus.Pending)
            .Select(o =>
                new { o.Status, Reason = db.ExclusionReasons.Where(x => x.Id == o.ReasonId).Select(x => x.Label).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        var all = visible != VoteVisibility.Votes ? [] : await votes.OrderBy(d => d.At)
            .Select(d => new ReaderVote(
                db.Users.Where(u => u.Id == d.ReviewerId).Select(u => u.DisplayName).FirstOrDefault() ?? "", d.Verdict,
                db.ExclusionReasons.Where(x => x.Id == d.ReasonId).Select(x => x.Label).FirstOrDefault(), d.Note))
            .ToListAsync(cancellationToken);
        return new MyReading(assigned, mine, mayChange, told?.Status, told?.Reason, all);
    }

    public static async Task<ReadingRules> ReadingRulesAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var criteria = await db.Criteria.Where(c => c.ReviewId == reviewId && c.RetiredAt == null).OrderBy(c => c.Position)
            .ThenBy(c => c.Id)
            .Select(c => new { c.Kind, c.Text }).ToListAsync(cancellationToken);
        var reasons = await db.ExclusionReasons.Where(x => x.ReviewId == reviewId && x.RetiredAt == null).OrderBy(x => x.Position)
            .ThenBy(x => x.Id)
            .Select(x => new ReasonChoice(x.Id, x.Label)).ToListAsync(cancellationToken);
        return new ReadingRules(
            [.. criteria.Where(c => c.Kind == CriterionKind.Include).Select(c => c.Text)],
            [.. criteria.Where(c => c.Kind == CriterionKind.Exclude).Select(c => c.Text)], reasons);
    }
}
