using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

/// <summary>What a plan must fulfil before anything is drawn. Pure.</summary>
internal static class PlanRules
{
    private const int LongestSeed = 100;

    /// <summary>The first thing that is wrong, in a sentence; null if nothing is.</summary>
    public static string? Problem(PlanInput plan, IReadOnlyCollection<Guid> readers, ScreeningPlan? current, bool drawn)
    {
        if (plan.FirstReviewerIds.Count == 0)
            return "Choose at least one first reviewer: each record is read by one of them.";
        if (plan.FirstReviewerIds.Concat(plan.SecondReviewerIds).Any(id => !readers.Contains(id)))
            return "One of the chosen people is no longer a reviewer or lead of this review. Choose again.";
        if (plan.Share is < 0 or > 1)
            return "The share that is read twice lies between 0 and 100 %.";
        if (plan.Share > 0 && plan.SecondReviewerIds.Count == 0)
            return "Choose who reads the sample a second time, or set the share to 0 %.";
        if (plan.Share > 0 && plan.SecondReviewerIds.Distinct().ToList() is [var only] && plan.FirstReviewerIds.Contains(only))
            return "Nobody reads a record twice: with one second reviewer, that person cannot be a first reviewer too. Choose another second reviewer.";
        if (string.IsNullOrWhiteSpace(plan.Seed) || plan.Seed.Length > LongestSeed || plan.Seed.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            return $"The seed is any text of up to {LongestSeed} characters.";
        if (!drawn || current is null)
            return null;
        if (plan.Seed.Trim() != current.Seed)
            return "The seed is fixed once a sample is drawn; the draw could not be repeated otherwise.";
        if (plan.Share < current.SampleShare)
            return $"What is drawn stays drawn: the share can be raised from {PlanDescription.Percentage(current.SampleShare)}, not lowered.";
        return null;
    }
}
