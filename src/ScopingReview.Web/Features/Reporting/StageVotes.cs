using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A vote that the plan asks for.</summary>
/// <param name="Verdict">As it stands; null while it is not given.</param>
internal sealed record RequiredVote(Guid RecordId, Guid ReviewerId, ReviewerPosition Position, Verdict? Verdict)
{
    /// <summary>The vote that agreement is computed from: as it stood when the record's resolution was made, and where there is none as it stands.</summary>
    public Verdict? Compared { get; init; } = Verdict;

    /// <summary>The draw through which it is asked for; null where the record was read elsewhere.</summary>
    public Guid? DrawId { get; init; }

    /// <summary>It is asked for on a duplicate, and counts here since the two were merged.</summary>
    public bool IsCarried { get; init; }

    /// <summary>False where it was given after its author had asked to see the others' votes.</summary>
    public bool IsIndependent { get; init; } = true;
}

/// <summary>
/// The required votes of a stage, with where each record stands in the flow. Progress, agreement and what waits for whom are counted from it:
/// the records at a stage are those of the flow, so that no page can count others.
/// </summary>
internal sealed class StageVotes
{
    private readonly Dictionary<Guid, List<RequiredVote>> _byRecord;
    private readonly ResolvedVotes _resolved;
    private readonly Func<Guid, ScreeningStatus> _status;
    private readonly Func<Guid, ScreeningStatus> _fate;

    private StageVotes(
        ScreeningStage stage, List<RequiredVote> votes, ResolvedVotes resolved, Func<Guid, bool> isAtStage, Func<Guid, ScreeningStatus> status, Func<Guid, ScreeningStatus> fate)
    {
        Stage = stage;
        (_resolved, _status, _fate) = (resolved, status, fate);
        _byRecord = votes.Where(vote => isAtStage(vote.RecordId)).GroupBy(vote => vote.RecordId).ToDictionary(group => group.Key, group => group.ToList());
    }

    public ScreeningStage Stage { get; }

    /// <summary>The records with their votes, those of records that are no longer at the stage left out.</summary>
    public IEnumerable<RequiredVotes> Records => _byRecord.Select(entry => new RequiredVotes(entry.Key, entry.Value, _status(entry.Key))
    {
        Fate = _fate(entry.Key),
        IsResolved = _resolved.Contains(entry.Key),
    });

    /// <summary>Votes that a person still owes.</summary>
    public int WaitingFor(Guid userId) => _byRecord.Values.Sum(votes => votes.Count(vote => vote.ReviewerId == userId && vote.Verdict is null));

    /// <summary>At title and abstract, every record that is screened.</summary>
    public static async Task<StageVotes> AtTitlesAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var (left, right, arms) = (flow.Left, flow.Right, Arms(flow));
        var resolved = await ResolvedVotes.ReadAsync(db, reviewId, ScreeningStage.TitleAbstract, cancellationToken);
        return new(
            ScreeningStage.TitleAbstract, await ReadAsync(db, reviewId, ScreeningStage.TitleAbstract, resolved, cancellationToken), resolved,
            id => left.Screened.Contains(id) || right?.Screened.Contains(id) == true, Status,
            // A report that could not be retrieved is not included, and that is the end of it.
            id => Status(id) != ScreeningStatus.Included ? Status(id)
                : Array.Exists(arms, arm => arm.NotRetrieved.Contains(id)) ? ScreeningStatus.Excluded
                : AtFullText(arms, id));

        ScreeningStatus Status(Guid id) => left.Excluded.Contains(id) || right?.Excluded.Contains(id) == true ? ScreeningStatus.Excluded
            : Array.Exists(arms, arm => arm.Sought.Contains(id)) ? ScreeningStatus.Included
            : ScreeningStatus.Pending;
    }

    /// <summary>At full text, every report that is sought and not given up.</summary>
    public static async Task<StageVotes> AtFullTextsAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var arms = Arms(flow);
        var resolved = await ResolvedVotes.ReadAsync(db, reviewId, ScreeningStage.FullText, cancellationToken);
        return new(
            ScreeningStage.FullText, await ReadAsync(db, reviewId, ScreeningStage.FullText, resolved, cancellationToken), resolved,
            id => Array.Exists(arms, arm => arm.Sought.Contains(id) && !arm.NotRetrieved.Contains(id)), id => AtFullText(arms, id), id => AtFullText(arms, id));
    }

    private static PrismaReports[] Arms(PrismaFlow flow) => flow.Right is null ? [flow.Left.Reports] : [flow.Left.Reports, flow.Right.Reports];

    private static ScreeningStatus AtFullText(PrismaReports[] arms, Guid id) => Array.Exists(arms, arm => arm.Excluded.Contains(id)) ? ScreeningStatus.Excluded
        : Array.Exists(arms, arm => arm.Included.Contains(id)) ? ScreeningStatus.Included
        : ScreeningStatus.Pending;

    /// <summary>The one place where votes come from: whether one is independent is to be said here.</summary>
    private static async Task<List<RequiredVote>> ReadAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage, ResolvedVotes resolved, CancellationToken cancellationToken)
    {
        var votes = await (
            from a in db.Assignments
            where a.ReviewId == reviewId && a.Stage == stage && a.SupersededAt == null
            join d in db.Decisions.Where(d => d.SupersededAt == null)
                on new { a.RecordId, a.Stage, a.ReviewerId } equals new { d.RecordId, d.Stage, d.ReviewerId } into given
            from vote in given.DefaultIfEmpty()
            select new RequiredVote(a.RecordId, a.ReviewerId, a.Position, vote == null ? null : vote.Verdict)
            {
                DrawId = a.DrawId,
                IsCarried = a.CarriedByLinkId != null,
            }).ToListAsync(cancellationToken);
        return votes.ConvertAll(vote => resolved.Contains(vote.RecordId) ? vote with { Compared = resolved.VoteOf(vote.RecordId, vote.ReviewerId) } : vote);
    }
}

/// <summary>A record's required votes.</summary>
/// <param name="Status">Included or Excluded once it is settled; Pending stands for every kind of open.</param>
internal sealed record RequiredVotes(Guid RecordId, IReadOnlyList<RequiredVote> Votes, ScreeningStatus Status)
{
    /// <summary>Included in the review; Excluded at either stage, or not retrieved; Pending as long as that is open.</summary>
    public ScreeningStatus Fate { get; init; }

    /// <summary>A resolution is in force.</summary>
    public bool IsResolved { get; init; }

    /// <summary>All of them are in and can no longer be changed.</summary>
    public bool IsLocked => Votes.All(vote => vote.Verdict is not null);

    public bool IsSettled => Status is ScreeningStatus.Included or ScreeningStatus.Excluded;
}
