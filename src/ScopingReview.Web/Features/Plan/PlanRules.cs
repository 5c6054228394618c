using System.Globalization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Plan;

/// <summary>What a plan must fulfil before anything is drawn. Pure.</summary>
internal static class PlanRules
{
    private const int LongestSeed = 100;
    private static readonly string _badSeed = $"The seed is any text of up to {LongestSeed} characters.";

    /// <summary>The first thing that is wrong, in a sentence; null if nothing is.</summary>
    public static string? Problem(PlanInput plan, IReadOnlyCollection<Guid> readers, ScreeningPlan? current, bool drawn)
    {
        if (plan.FirstReviewerIds.Count == 0)
            return "Choose at least one first reviewer: each record is screened by one of them.";
        if (plan.FirstReviewerIds.Concat(plan.SecondReviewerIds).Any(id => !readers.Contains(id)))
            return "One of the chosen people is no longer a reviewer or lead of this review. Choose again.";
        if (plan.Share is < 0 or > 1)
            return "The double-screened share must be between 0 and 100 %.";
        if (plan.Share > 0 && plan.SecondReviewerIds.Count == 0)
            return "Choose a second reviewer for the sample, or set the share to 0 %.";
        if (plan.Share > 0 && plan.SecondReviewerIds.Distinct().ToList() is [var only] && plan.FirstReviewerIds.Contains(only))
            return "Nobody can screen the same record twice: the only second reviewer cannot also be a first reviewer. Choose another second reviewer.";
        if (!IsSeed(plan.Seed))
            return _badSeed;
        if (!Enum.IsDefined(plan.Stratification))
            return "Choose how the sample is stratified, or “None”.";
        if (!drawn || current is null)
            return null;
        if (plan.Seed.Trim() != current.Seed)
            return "The seed cannot change once a sample is drawn; otherwise the draw could not be repeated.";
        if (plan.Stratification != current.Stratification)
            return "The strata cannot change once a sample is drawn; otherwise the draw could not be repeated.";
        if (plan.Share < current.SampleShare)
            return $"A draw cannot be reversed: the share can be raised from {PlanDescription.Percentage(current.SampleShare)}, not lowered.";
        return null;
    }

    /// <summary>The first thing that is wrong with a pilot round, in a sentence; null if nothing is.</summary>
    /// <param name="frame">Records that it may draw from.</param>
    /// <param name="planSeed">The seed of the stage's plan, if there is one.</param>
    public static string? Problem(PilotInput pilot, IReadOnlyCollection<Guid> readers, int frame, string? planSeed, ScreeningStage stage)
    {
        if (pilot.ParticipantIds.Any(id => !readers.Contains(id)))
            return "One of the chosen people is no longer a reviewer or lead of this review. Choose again.";
        if (pilot.ParticipantIds.Distinct().Count() < 2)
            return "A pilot round compares reviewers: choose two or more.";
        if (pilot.Count < 1)
            return $"A pilot round needs at least one record; {PilotInput.UsualCount} are usual.";
        if (frame == 0)
            return stage == ScreeningStage.TitleAbstract ? "There is no record to draw from: import some first."
                : "There is no report to draw from: they appear as records are included at title and abstract.";
        if (pilot.Count > frame)
            return $"There {(frame == 1 ? "is" : "are")} only {stage.Records(frame)} to draw from. Choose fewer.";
        if (!IsSeed(pilot.Seed))
            return _badSeed;
        return pilot.Seed.Trim() == planSeed ? SameSeed : null;
    }

    /// <summary>With the seed of a pilot round, its records would be the first of the ranking and all be read twice.</summary>
    internal const string SameSeed =
        "A pilot round and the sample need different seeds: with the same one, the sample would begin with the records of the pilot.";

    /// <summary>Why few records wait for more.</summary>
    public static string TooFew(ScreeningStage stage, int count, decimal share)
        => $"{stage.Records(count)} {(count == 1 ? "waits" : "wait")} for more: a draw from so few would reveal which are double-screened. "
            + string.Create(CultureInfo.InvariantCulture,
                $"With {PlanDescription.Percentage(share)} double-screened, a draw needs {CumulativeSample.Enough(share):N0}. ")
            + "You can also draw now anyway. Nothing was changed.";

    private static bool IsSeed(string? seed)
        => !string.IsNullOrWhiteSpace(seed) && seed.Length <= LongestSeed && !seed.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
