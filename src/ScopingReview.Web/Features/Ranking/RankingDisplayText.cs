using System.Globalization;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>What the random sample shows of the unread, in words.</summary>
internal static class RankingDisplayText
{
    /// <summary>The recall that stopping is held against, in thousandths.</summary>
    public const int Target = 950;

    /// <summary>In percent, rounded down: what is said to be found at least must not be more than is known.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000) / 10:0.0} %");

    /// <summary>Whether the sample shows that little is left; always with its assumption, and never as an order.</summary>
    public static string Advice(ControlSet sample) => sample switch
    {
        { Unread: 0 } => "All records are read.",
        _ when sample.Reaches(Target) =>
            "The sample shows with 95 % confidence that at least 95 % of what passes title and abstract is found. What is left is likely to hold little; whether to stop is yours to decide and to justify.",
        { Included: 0 } => string.Create(CultureInfo.InvariantCulture,
            $"The sample cannot show 95 % yet: with nothing relevant among the {sample.Drawn:N0} it read, at least {sample.FoundNeeded(Target):N0} records must have been found, and {sample.Found:N0} {(sample.Found == 1 ? "is" : "are")}. At best it shows {Share(sample.BestRecall)} now."),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Go on reading: the second reviewer included {sample.Included:N0} of the {sample.Drawn:N0} unread records in the sample, so up to {sample.MostRelevant:N0} relevant ones may be among the {sample.Unread:N0} that are left."),
    };
}
