namespace ScopingReview.Domain.Screening;

/// <summary>What can be said of the inclusions that single screening missed.</summary>
public enum MissedStanding
{
    /// <summary>Nothing was drawn for a second reviewer: what two people read is not a random sample.</summary>
    NotSampled,

    /// <summary>No record of a frame has been excluded by its first reviewer.</summary>
    NothingExcluded,

    /// <summary>Every one of them was drawn for a second reviewer: single screening can have missed none.</summary>
    AllReadTwice,

    /// <summary>Those of them that one person alone read are all in strata of which nothing was drawn.</summary>
    NoneDrawn,

    /// <summary>There is an interval, or while something is open two of them.</summary>
    Estimated,
}

/// <summary>
/// How many inclusions single screening missed: among the records that their first reviewer excluded and that were not drawn for a second
/// one. What became of those that were drawn tells it, as far as they are a random sample; records that two people read without a draw do
/// not.
/// </summary>
/// <remarks>
/// The number has an exact interval in each stratum (<see cref="HypergeometricInterval"/>). Over several strata it is the sum of theirs,
/// each at the level 1 − .05/H, H being the strata of which something was drawn (Bonferroni). While the fate of a drawn record is open
/// there is no interval but two, with the open ones counted as none and as all: no figure takes what is open for a no.
/// </remarks>
public sealed record MissedInclusions
{
    private const double Alpha = 0.05;

    private MissedInclusions(MissedEvent what, MissedStanding standing, IReadOnlyList<MissedStratum> strata) =>
        (Event, Standing, Strata) = (what, standing, strata);

    /// <summary>What the drawn records were watched for.</summary>
    public MissedEvent Event { get; }

    /// <summary>Whether there is an estimate, and why there is none.</summary>
    public MissedStanding Standing { get; }

    /// <summary>The strata that hold anything, by share.</summary>
    public IReadOnlyList<MissedStratum> Strata { get; }

    /// <summary>N over all strata: records that their first reviewer excluded.</summary>
    public int Population => Strata.Sum(stratum => stratum.Population);

    /// <summary>k over all strata: those that were drawn for a second reviewer.</summary>
    public int Drawn => Strata.Sum(stratum => stratum.Drawn);

    /// <summary>m over all strata: those of the drawn for which the event has occurred.</summary>
    public int Found => Strata.Sum(stratum => stratum.Found);

    /// <summary>Those of the drawn of which it is not known yet.</summary>
    public int Open => Strata.Sum(stratum => stratum.Open);

    /// <summary>N − k over the strata of which something was drawn: the records that the estimate is about.</summary>
    public int ReadOnce => Sampled.Sum(stratum => stratum.ReadOnce);

    /// <summary>The strata of which nothing was drawn: there is no estimate for them.</summary>
    public IEnumerable<MissedStratum> NotDrawn => Strata.Where(stratum => stratum.Drawn == 0);

    /// <summary>The 95 % interval of the number missed; null without an estimate, and while something is open.</summary>
    public HypergeometricInterval? Interval => Open == 0 ? IfNone : null;

    /// <summary>The interval with what is open counted as none; null without an estimate.</summary>
    public HypergeometricInterval? IfNone { get; private init; }

    /// <summary>The interval with all that is open counted as found; null without an estimate.</summary>
    public HypergeometricInterval? IfAll { get; private init; }

    private IEnumerable<MissedStratum> Sampled => Strata.Where(stratum => stratum.Drawn > 0);

    /// <summary>From the strata of a stage.</summary>
    /// <param name="what">What the drawn records were watched for.</param>
    /// <param name="strata">One for each share at which anything was drawn; none where nothing ever was.</param>
    public static MissedInclusions Of(MissedEvent what, IReadOnlyCollection<MissedStratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        MissedStratum[] held = [.. strata.Where(stratum => stratum.Population > 0).OrderBy(stratum => stratum.Share)];
        var missed = new MissedInclusions(what, StandingOf(held, strata.Count > 0), held);
        return missed.Standing != MissedStanding.Estimated ? missed : missed with
        {
            IfNone = missed.Sum(stratum => stratum.Found),
            IfAll = missed.Sum(stratum => stratum.Found + stratum.Open),
        };
    }

    private static MissedStanding StandingOf(MissedStratum[] strata, bool wasDrawn) => !wasDrawn ? MissedStanding.NotSampled
        : strata.Length == 0 ? MissedStanding.NothingExcluded
        : Array.TrueForAll(strata, stratum => stratum.ReadOnce == 0) ? MissedStanding.AllReadTwice
        : Array.TrueForAll(strata, stratum => stratum.Drawn == 0 || stratum.ReadOnce == 0) ? MissedStanding.NoneDrawn
        : MissedStanding.Estimated;

    private HypergeometricInterval Sum(Func<MissedStratum, int> found)
    {
        var alpha = Alpha / Sampled.Count();
        var intervals = Sampled
            .Select(stratum => HypergeometricInterval.Of(stratum.Population, stratum.Drawn, found(stratum), alpha)).ToList();
        return new(intervals.Sum(interval => interval.Lower), intervals.Sum(interval => interval.Upper));
    }
}
