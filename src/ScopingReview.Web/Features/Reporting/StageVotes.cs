using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A vote that the plan asks for.</summary>
/// <param name="Verdict">Null while it is not given.</param>
internal sealed record RequiredVote(Guid RecordId, Guid ReviewerId, ReviewerPosition Position, Verdict? Verdict);

/// <summary>
/// The required votes of a stage, in one query, with where each record stands in the flow. Progress, agreement and what waits for whom are counted from it:
/// the records at a stage are those of the flow, so that no page can count others.
/// </summary>
internal sealed class StageVotes
{
    private readonly Dictionary<Guid, List<RequiredVote>> _byRecord;
    private readonly Func<Guid, ScreeningStatus> _status;

    private StageVotes(ScreeningStage stage, IEnumerable<RequiredVote> votes, Func<Guid, bool> isAtStage, Func<Guid, ScreeningStatus> status)
    {
        Stage = stage;
        _status = status;
        _byRecord = votes.Where(vote => isAtStage(vote.RecordId)).GroupBy(vote => vote.RecordId).ToDictionary(group => group.Key, group => group.ToList());
    }

    public ScreeningStage Stage { get; }

    /// <summary>The records with their votes, those of records that are no longer at the stage left out.</summary>
    public IEnumerable<RequiredVotes> Records => _byRecord.Select(entry => new RequiredVotes(entry.Key, entry.Value, _status(entry.Key)));

    /// <summary>Whether one of a person's records waits for a vote, theirs or another reader's.</summary>
    public bool HasOpen(Guid userId) => _byRecord.Values.Any(votes => votes.Exists(vote => vote.ReviewerId == userId) && votes.Exists(vote => vote.Verdict is null));

    /// <summary>At title and abstract, every record that is screened.</summary>
    public static async Task<StageVotes> AtTitlesAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var (left, right) = (flow.Left, flow.Right);
        return new(ScreeningStage.TitleAbstract, await ReadAsync(db, reviewId, ScreeningStage.TitleAbstract, cancellationToken),
            id => left.Screened.Contains(id) || right?.Screened.Contains(id) == true,
            id => left.Excluded.Contains(id) || right?.Excluded.Contains(id) == true ? ScreeningStatus.Excluded
                : left.Reports.Sought.Contains(id) || right?.Reports.Sought.Contains(id) == true ? ScreeningStatus.Included
                : ScreeningStatus.Pending);
    }

    /// <summary>At full text, every report that is sought and not given up.</summary>
    public static async Task<StageVotes> AtFullTextsAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
    {
        PrismaReports[] arms = flow.Right is null ? [flow.Left.Reports] : [flow.Left.Reports, flow.Right.Reports];
        return new(ScreeningStage.FullText, await ReadAsync(db, reviewId, ScreeningStage.FullText, cancellationToken),
            id => arms.Any(arm => arm.Sought.Contains(id) && !arm.NotRetrieved.Contains(id)),
            id => arms.Any(arm => arm.Excluded.Contains(id)) ? ScreeningStatus.Excluded
                : arms.Any(arm => arm.Included.Contains(id)) ? ScreeningStatus.Included
                : ScreeningStatus.Pending);
    }

    private static Task<List<RequiredVote>> ReadAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
        => (from a in db.Assignments
            where a.ReviewId == reviewId && a.Stage == stage && a.SupersededAt == null
            join d in db.Decisions.Where(d => d.SupersededAt == null)
                on new { a.RecordId, a.Stage, a.ReviewerId } equals new { d.RecordId, d.Stage, d.ReviewerId } into given
            from vote in given.DefaultIfEmpty()
            select new RequiredVote(a.RecordId, a.ReviewerId, a.Position, vote == null ? null : vote.Verdict)).ToListAsync(cancellationToken);
}

/// <summary>A record's required votes.</summary>
/// <param name="Status">Included or Excluded once it is settled; Pending stands for every kind of open.</param>
internal sealed record RequiredVotes(Guid RecordId, IReadOnlyList<RequiredVote> Votes, ScreeningStatus Status)
{
    /// <summary>All of them are in and can no longer be changed.</summary>
    public bool IsLocked => Votes.All(vote => vote.Verdict is not null);

    public bool IsSettled => Status is ScreeningStatus.Included or ScreeningStatus.Excluded;
}
