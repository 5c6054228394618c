using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
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
    private ReviewerVotes(ScreeningStage stage, IReadOnlyDictionary<Guid, RequiredVote[]> votes, ResolvedVotes resolved, FlowStatus flow)
    {
        Stage = stage;
        Records = [.. votes.Select(of => new RequiredVotes(of.Key, of.Value, flow.At(stage, of.Key))
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

    /// <summary>The one place where votes come from; like those of the flow they are read in arrays (docs/decisions/0006).</summary>
    private static async Task<ReviewerVotes> ReadAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var status = new FlowStatus(flow);
        var resolved = await ResolvedVotes.ReadAsync(db, reviewId, stage, cancellationToken);
        var asked = await db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == stage)
            .GroupBy(a => new { a.ReviewerId, a.Position, a.DrawId, IsCarried = a.CarriedByLinkId != null })
            .Select(of => new { Of = of.Key, Records = EF.Functions.ArrayAgg(of.Select(a => a.RecordId)) })
            .ToListAsync(cancellationToken);
        var said = (await db.VotesAlikeAsync(reviewId, stage, cancellationToken)).ToLookup(alike => alike.ReviewerId);
        var unblinded = await db.Unblinded(reviewId, stage).Select(d => new { d.RecordId, d.ReviewerId })
            .ToHashSetAsync(cancellationToken);

        Dictionary<Guid, RequiredVote[]> votes = new(asked.Select(group => group.Records.Length).DefaultIfEmpty().Max());
        foreach (var reader in asked.GroupBy(group => group.Of.ReviewerId))
        {
            var verdicts = VerdictsOf(said[reader.Key]);
            foreach (var group in reader)
            {
                foreach (var record in group.Records.Where(record => status.IsAt(stage, record)))
                {
                    Verdict? verdict = verdicts.TryGetValue(record, out var given) ? given : null;
                    var vote = resolved.Compare(new RequiredVote(record, reader.Key, group.Of.Position, verdict)
                    {
                        DrawId = group.Of.DrawId,
                        IsCarried = group.Of.IsCarried,
                        IsIndependent = unblinded.Count == 0 || !unblinded.Contains(new { RecordId = record, ReviewerId = reader.Key }),
                    });
                    votes[record] = votes.TryGetValue(record, out var others) ? [.. others, vote] : [vote];
                }
            }
        }

        return new(stage, votes, resolved, status);
    }

    private static Dictionary<Guid, Verdict> VerdictsOf(IEnumerable<VotesAlike> votes)
    {
        Dictionary<Guid, Verdict> verdicts = [];
        foreach (var alike in votes)
        {
            verdicts.EnsureCapacity(verdicts.Count + alike.Records.Count);
            foreach (var record in alike.Records)
                verdicts.Add(record, alike.Verdict);
        }

        return verdicts;
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
