using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Team;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>How far a person is at a stage. Numbers only: no verdicts, and nothing that tells a record of the sample from another.</summary>
public sealed record MemberProgress(Guid UserId, string Name, ScreeningStage Stage, ReviewerPosition Position, int Voted, int Assigned)
{
    /// <summary>Whole percent, never 100 while something is left nor 0 once something is done.</summary>
    public int Percent => Assigned == 0 ? 0
        : Voted == Assigned ? 100
        : Math.Clamp((int)Math.Round(100.0 * Voted / Assigned, MidpointRounding.AwayFromZero), Voted == 0 ? 0 : 1, 99);

    /// <summary>Everybody who has something assigned, by stage, first reviewers first.</summary>
    internal static async Task<IReadOnlyList<MemberProgress>> ReadAsync(ReviewDbContext db, Guid reviewId, ReviewVotes votes, CancellationToken cancellationToken)
    {
        StageVotes[] stages = [votes.Titles, votes.FullTexts];
        var rows = stages.SelectMany(stage => stage.Records.SelectMany(record => record.Votes)
            .GroupBy(vote => (vote.ReviewerId, vote.Position))
            .Select(group => (stage.Stage, group.Key.ReviewerId, group.Key.Position, Voted: group.Count(vote => vote.Verdict is not null), Assigned: group.Count()))).ToList();
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        return [.. rows
            .Select(row => new MemberProgress(row.ReviewerId, names.GetValueOrDefault(row.ReviewerId, ""), row.Stage, row.Position, row.Voted, row.Assigned))
            .OrderBy(member => member.Stage).ThenBy(member => member.Position).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
