using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility.WholePicture;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A vote that the plan asks for.</summary>
/// <param name="Verdict">As it stands; null while it is not given.</param>
internal sealed record RequiredVote(Guid RecordId, Guid ReviewerId, ReviewerPosition Position, Verdict? Verdict)
{
    /// <summary>
    /// The vote that agreement is computed from: as it stood when the record's resolution was made, and where there is none as it stands.
    /// </summary>
    public Verdict? Compared { get; init; } = Verdict;

    /// <summary>The draw through which it is asked for; null where the record was read elsewhere.</summary>
    public Guid? DrawId { get; init; }

    /// <summary>It is asked for on a duplicate, and counts here since the two were merged.</summary>
    public bool IsCarried { get; init; }

    /// <summary>False where it was given after its author had asked to see the others' votes.</summary>
    public bool IsIndependent { get; init; } = true;
}

/// <summary>
/// The required votes of a stage, with where each record stands in the flow. Progress, agreement and what waits for whom are counted from
/// it: the records at a stage are those of the flow, so that no page can count others.
/// </summary>
internal sealed class ReviewerVotes
{
    private ReviewerVotes(ScreeningStage stage, List<RequiredVote> votes, ResolvedVotes resolved, FlowStatus flow)
    {
        Stage = stage;
        Records = [.. votes.Where(vote => flow.IsAt(stage, vote.RecordId)).GroupBy(vote => vote.RecordId)
            .Select(of => new RequiredVotes(of.Key, [.. of], flow.At(stage, of.Key))
            {
                Fate = flow.Fate(stage, of.Key),
                IsResolved = resolved.Contains(of.Key),
            })];
    }

    public ScreeningStage Stage { get; }

    /// <summary>The records with their votes, those of records that are no longer at the stage left out.</summary>
    public IReadOnlyList<RequiredVotes> Records { get; }

    /// <summary>Whether one of a person's records waits for a vote, theirs or another reader's.</summary>
    public bool HasOpen(Guid userId) => Records.Any(record => !record.IsLocked && record.Votes.Any(vote => vote.ReviewerId == userId));

    /// <summary>At title and abstract, every record that is screened.</summary>
    public static Task<ReviewerVotes> AtTitlesAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
        => ReadAsync(db, reviewId, ScreeningStage.TitleAbstract, flow, cancellationToken);

    /// <summary>At full text, every report that is sought and not given up.</summary>
    public static Task<ReviewerVotes> AtFullTextsAsync(
        ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
        => ReadAsync(db, reviewId, ScreeningStage.FullText, flow, cancellationToken);

    /// <summary>The one place where votes come from.</summary>
    private static async Task<ReviewerVotes> ReadAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var resolved = await ResolvedVotes.ReadAsync(db, reviewId, stage, cancellationToken);
        var unblinded = db.Unblinded(reviewId, stage);
        var votes = await (
            from a in db.Assignments.Current()
            where a.ReviewId == reviewId && a.Stage == stage
            join d in db.Decisions.Current()
                on new { a.RecordId, a.Stage, a.ReviewerId } equals new { d.RecordId, d.Stage, d.ReviewerId } into given
            from vote in given.DefaultIfEmpty()
            select new RequiredVote(a.RecordId, a.ReviewerId, a.Position, vote == null ? null : vote.Verdict)
            {
                DrawId = a.DrawId,
                IsCarried = a.CarriedByLinkId != null,
                IsIndependent = vote == null || !unblinded.Any(d => d.Id == vote.Id),
            }).ToListAsync(cancellationToken);
        return new(stage, votes.ConvertAll(resolved.Compare), resolved, new FlowStatus(flow));
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
