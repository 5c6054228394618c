namespace ScopingReview.Domain.Ranking;

/// <summary>Where a rule would first have advised to stop.</summary>
/// <param name="Read">Records read by then, of those that the order holds.</param>
/// <param name="Recall">
/// The share of all relevant records that would have been found: those read, and where the sample is read too, those in it.
/// </param>
/// <param name="SampleRead">Records that were read in the sample alone; 0 for a rule without one.</param>
public sealed record StoppingPoint(int Read, double Recall, int SampleRead);

/// <summary>What each stopping rule would have advised; null where it never did before the end.</summary>
/// <param name="ControlSet">The rule of the sample (<see cref="Ranking.ControlSet"/>).</param>
/// <param name="Tail">The heuristic of the tail (<see cref="TailHeuristic"/>).</param>
public sealed record StoppingReplay(StoppingPoint? ControlSet, StoppingPoint? Tail)
{
    /// <summary>After how many reads the rules are asked anew.</summary>
    public const int LookEvery = 20;

    /// <summary>The recall that is wanted, in thousandths.</summary>
    public const int DefaultTarget = 950;

    /// <summary>Asks both rules again and again while an order is read.</summary>
    /// <param name="found">Of each record in the order of reading whether it is relevant.</param>
    /// <param name="sampled">Of each of them whether it is in the sample that a second reviewer reads whole.</param>
    /// <param name="known">Relevant records that were known before; they count as found.</param>
    /// <param name="target">The recall wanted, in thousandths.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static StoppingReplay Of(IReadOnlyList<bool> found, IReadOnlyList<bool> sampled, int known = 0, int target = DefaultTarget)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(sampled);
        if (found.Count != sampled.Count)
        {
            throw new ArgumentException("Each record is in the sample or not.", nameof(sampled));
        }

        Ranking.ControlSet.CheckTarget(target);
        var finds = new List<int>();
        var (drawn, included, relevant) = (sampled.Count(is1 => is1), 0, known + found.Count(is1 => is1));
        for (var i = 0; i < found.Count; i++)
        {
            included += found[i] && sampled[i] ? 1 : 0;
        }

        StoppingPoint? control = null, tail = null;
        for (var read = 1; read < found.Count && (control is null || tail is null); read++)
        {
            var at = read - 1;
            if (found[at])
            {
                finds.Add(read);
            }

            drawn -= sampled[at] ? 1 : 0;
            included -= sampled[at] && found[at] ? 1 : 0;
            if (read % LookEvery != 0)
            {
                continue;
            }

            if (control is null && drawn > 0 && new ControlSet(found.Count - read, drawn, included, known + finds.Count).Reaches(target))
            {
                control = new(read, (double)(known + finds.Count + included) / relevant, drawn);
            }

            if (tail is null && TailHeuristic.Smallest(found.Count, read, finds, target).P < TailHeuristic.Limit)
            {
                tail = new(read, (double)(known + finds.Count) / relevant, 0);
            }
        }

        return new(control, tail);
    }
}
