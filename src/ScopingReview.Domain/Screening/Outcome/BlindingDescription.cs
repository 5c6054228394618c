using System.Globalization;
using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>A lead who asked to see everybody's decisions before finishing their own screening.</summary>
/// <param name="Name">The lead.</param>
/// <param name="At">When they asked, in UTC.</param>
/// <param name="VotesSince">How many of their votes in force at the stage were given afterwards.</param>
public sealed record UnblindingFacts(string Name, DateTimeOffset At, int VotesSince);

/// <summary>What the methods section says of blinding, in English and invariant culture.</summary>
public static class BlindingDescription
{
    /// <summary>
    /// Who was shown what while reading, and each lead who asked for more. Nothing without a second reading: there is no other vote to be
    /// blind to.
    /// </summary>
    /// <param name="share">Share that is read twice, 0 to 1.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="unblindings">Leads who asked to see everything, oldest first.</param>
    public static IEnumerable<LinkedText> Sentences(decimal share, ScreeningStage stage, IReadOnlyList<UnblindingFacts> unblindings)
    {
        ArgumentNullException.ThrowIfNull(unblindings);
        if (share == 0)
            yield break;
        var one = stage == ScreeningStage.TitleAbstract ? "record" : "report";
        yield return $"Until they had finished their own screening at this stage, reviewers, including leads, were shown counts and lists based on their own decisions only, and not which {one}s were double-screened.";
        foreach (var unblinding in unblindings)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{unblinding.Name}, a lead of the review, asked to see all decisions on {unblinding.At.UtcDateTime:d MMMM yyyy}, before finishing their own screening")
                + (unblinding.VotesSince == 0
                    ? "; they gave no decision afterwards."
                    : $"; {ManuscriptText.Counted(unblinding.VotesSince, "decision", "decisions")} that they gave afterwards {(unblinding.VotesSince == 1 ? "is" : "are")} left out of agreement and of the estimate of missed inclusions.");
        }
    }
}
