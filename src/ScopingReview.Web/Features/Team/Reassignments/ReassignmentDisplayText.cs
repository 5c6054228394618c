using System.Globalization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>A division in sentences: what will happen, or has happened.</summary>
internal static class ReassignmentDisplayText
{
    public static IEnumerable<string> Say(
        ScreeningStage stage, string from, ReassignmentResult division, bool leaving, Func<Guid, string> name)
    {
        if (division.Unread == 0)
            yield break;
        var given = division.Given.GroupBy(record => record.To).Select(group => (Name: name(group.Key), Count: group.Count()))
            .OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var title = stage.Title();
        if (given.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{title}: {Of(division.Given.Count, division.Unread, stage)} that {from} has not read {(division.Given.Count == 1 ? "goes" : "go")} to {List([.. given.Select(g => given.Count == 1 ? g.Name : $"{g.Name} ({g.Count:N0})")])}.");
        }
        if (division.Dropped.Count > 0)
        {
            yield return $"{title}: of {stage.Records(division.Dropped.Count)} every other member is already a reviewer, so nobody can take over from {from}. The assignment ends, and the existing votes decide.";
        }
        if (division.Stuck > 0)
        {
            yield return $"{title}: {stage.Records(division.Stuck)} {(division.Stuck == 1 ? "stays" : "stay")} with {from}, because none of the people chosen can screen {(division.Stuck == 1 ? "it" : "them")} twice. Choose a third person for {(division.Stuck == 1 ? "it" : "them")}.";
        }
        var left = division.Unread - division.Given.Count - division.Dropped.Count - division.Stuck;
        if (left > 0)
        {
            yield return leaving
                ? $"{title}: {stage.Records(left)} that {from} has not read {(left == 1 ? "stays" : "stay")} unassigned until you reassign {(left == 1 ? "it" : "them")}."
                : $"{title}: {stage.Records(left)} {(left == 1 ? "stays" : "stay")} with {from}.";
        }
    }

    /// <summary>For a lead who must not know how many there are.</summary>
    public static IEnumerable<string> SayWithoutNumbers(ScreeningStage stage, string from, IReadOnlyList<string> to)
        => to.Count == 0 ? [] : [$"{stage.Title()}: what {from} has not read goes to {List(to)}."];

    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    private static string Of(int count, int all, ScreeningStage stage) => count == all
        ? all == 1 ? "the one " + stage.Records(1)[2..] : $"all {stage.Records(all)}"
        : string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {stage.Records(all)}");
}
