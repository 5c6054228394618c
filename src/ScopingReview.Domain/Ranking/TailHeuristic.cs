using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// A heuristic of the tail of a ranked reading (Callaghan and Müller-Hansen 2020, doi:10.1186/s13643-020-01521-4): how unlikely the last
/// reads would be if the target were missed. It assumes that they are at least as rich as what is unread, and is not corrected for looking
/// often.
/// </summary>
public static class TailHeuristic
{
    /// <summary>The p below which the authors advise to stop.</summary>
    public const double Limit = 0.05;

    /// <summary>
    /// The smallest p over all windows of the last n reads: K = ⌊r_seen/τ − r_before + 1⌋ in integers, p = P(X ≤ r_window), X ~
    /// Hypergeometric(records not read before the window, K, n).
    /// </summary>
    /// <remarks>
    /// With p goes P(Y ≥ c), Y being the relevant ones among the unread and c = ⌊r_seen/τ⌋ + 1 − r_seen. Among windows with as many finds
    /// before them the longest has the smallest p, so that those alone are looked at that begin behind a find.
    /// </remarks>
    /// <param name="total">All records.</param>
    /// <param name="read">How many are read.</param>
    /// <param name="finds">After how many reads each relevant record was found, ascending, the first read being 1.</param>
    /// <param name="target">τ in thousandths: 950 for 95 %.</param>
    /// <returns>The smallest p and the window that has it; 1 and no window while nothing is read or found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More are read than there are, or the target is none.</exception>
    public static TailWindow Smallest(int total, int read, IReadOnlyList<int> finds, int target)
    {
        ArgumentNullException.ThrowIfNull(finds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read, total);
        ControlSet.CheckTarget(target);
        var smallest = new TailWindow(1, 0, 0);
        if (finds.Count == 0)
        {
            return smallest;
        }

        for (var before = 0; before <= finds.Count; before++)
        {
            var start = before == 0 ? 0 : finds[before - 1];
            var relevant = (int)((1000L * finds.Count / target) - before + 1);
            if (start == read)
            {
                continue;
            }

            // More than there are to find: then the target cannot have been missed.
            var p = relevant > total - start ? 0 : Hypergeometric.Tails(total - start, relevant, read - start, finds.Count - before).AtMost;
            if (p < smallest.P)
            {
                smallest = new(p, read - start, relevant);
            }
        }

        return smallest;
    }
}

/// <summary>A window of the last reads.</summary>
/// <param name="P">How likely as few relevant ones would be in it if the target were missed.</param>
/// <param name="Length">n: how many reads it holds; 0 for none.</param>
/// <param name="Relevant">K: the fewest relevant ones that window and unread must hold together if the target is missed.</param>
public sealed record TailWindow(double P, int Length, int Relevant);
