using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <summary>All that a vote's acceptance depends on, read in one query after the lock.</summary>
internal sealed class VoteState
{
    public required Guid RecordId { get; init; }

    /// <summary>The operation was stored before, by the same person.</summary>
    public required bool Repeated { get; init; }

    /// <summary>The record that is kept in place of this one; null while it is no duplicate.</summary>
    public required int? KeptNumber { get; init; }

    /// <summary>The removal before screening that is in force; null for a record that is not removed.</summary>
    public required RemovalBatch? Removal { get; init; }

    public required bool AtStage { get; init; }

    /// <summary>The report waits until its reader is done with titles and abstracts.</summary>
    public bool IsHidden { get; set; }

    /// <summary>A record of the stage waits for the person's vote; asked only where a vote is changed.</summary>
    public bool HasReadingsLeft { get; set; }

    /// <summary>At full text only a report that was retrieved can be judged; one that was not is counted as such.</summary>
    public required bool AtHand { get; init; }

    public required Guid? MineId { get; init; }
    public required List<Guid> Voters { get; init; }
    public required bool Resolved { get; init; }
    public required bool ReasonIsValid { get; init; }

    public int Votes(IReadOnlyCollection<Guid> readers) => Voters.Count(readers.Contains);

    public static Task<VoteState?> ReadAsync(ReviewDbContext db, Membership me, Vote vote, CancellationToken cancellationToken)
        => db.Records.Where(r => r.ReviewId == me.ReviewId && r.Number == vote.Number).Select(r => new VoteState
        {
            RecordId = r.Id,
            Repeated = db.Decisions.Any(d => d.OperationId == vote.OperationId && d.ReviewId == me.ReviewId && d.ReviewerId == me.UserId),
            KeptNumber = db.DuplicateLinks.Current().Where(l => l.DuplicateId == r.Id).Select(l => (int?)l.Kept!.Number).FirstOrDefault(),
            Removal = db.RemovedRecords.Current().Where(x => x.RecordId == r.Id).Select(x => x.Batch).FirstOrDefault(),
            AtStage = db.At(me.ReviewId, vote.Stage).Any(x => x.Id == r.Id),
            AtHand = vote.Stage != ScreeningStage.FullText
                || db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status == RetrievalStatus.Retrieved),
            MineId = db.Decisions.Current().Where(d => d.RecordId == r.Id && d.Stage == vote.Stage && d.ReviewerId == me.UserId)
                .Select(d => (Guid?)d.Id).FirstOrDefault(),
            Voters = db.Decisions.Current().Where(d => d.RecordId == r.Id && d.Stage == vote.Stage).Select(d => d.ReviewerId).ToList(),
            Resolved = db.Resolutions.Current().Any(x => x.RecordId == r.Id && x.Stage == vote.Stage),
            ReasonIsValid = vote.ReasonId != null
                && db.ExclusionReasons.Any(x => x.Id == vote.ReasonId && x.ReviewId == me.ReviewId && x.RetiredAt == null),
        }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
