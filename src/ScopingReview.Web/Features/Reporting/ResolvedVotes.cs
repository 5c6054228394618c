using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The votes on records with a resolution in force, as they stood when it was made: what a reviewer says afterwards, having seen it, is
/// no independent vote. Who had not voted by then is taken at the first vote given after it, since nobody sees a resolution before
/// voting.
/// </summary>
internal sealed class ResolvedVotes
{
    private readonly Dictionary<(Guid Record, Guid Reviewer), Verdict> _votes = [];
    private readonly HashSet<Guid> _records = [];

    /// <summary>Whether a record has a resolution in force.</summary>
    public bool Contains(Guid record) => _records.Contains(record);

    /// <summary>A vote with what it counts as in agreement: on a resolved record, what stood then; null where none was given.</summary>
    public RequiredVote Compare(RequiredVote vote) => !_records.Contains(vote.RecordId) ? vote
        : vote with { Compared = _votes.TryGetValue((vote.RecordId, vote.ReviewerId), out var verdict) ? verdict : null };

    public static async Task<ResolvedVotes> ReadAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.Resolutions.Current()
            where r.ReviewId == reviewId && r.Stage == stage
            join d in db.Decisions on new { r.RecordId, r.Stage } equals new { d.RecordId, d.Stage } into given
            from vote in given.DefaultIfEmpty()
            select new
            {
                r.RecordId,
                ResolvedAt = r.At,
                ReviewerId = (Guid?)vote!.ReviewerId,
                Verdict = (Verdict?)vote.Verdict,
                At = (DateTimeOffset?)vote.At,
                vote.SupersededAt,
            }).ToListAsync(cancellationToken);
        var resolved = new ResolvedVotes();
        foreach (var record in rows.GroupBy(row => row.RecordId))
        {
            resolved._records.Add(record.Key);
            foreach (var reviewer in record.Where(row => row.ReviewerId is not null).GroupBy(row => row.ReviewerId!.Value))
            {
                var votes = reviewer.OrderBy(row => row.At).ToList();
                var counted = votes
                    .FindLast(row => row.At <= row.ResolvedAt && (row.SupersededAt is null || row.SupersededAt > row.ResolvedAt))
                    ?? votes.Find(row => row.At > row.ResolvedAt);
                if (counted is not null)
                    resolved._votes.Add((record.Key, reviewer.Key), counted.Verdict!.Value);
            }
        }
        return resolved;
    }
}
