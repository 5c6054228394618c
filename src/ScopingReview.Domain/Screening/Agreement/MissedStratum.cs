using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>The records that their first reviewer excluded in all frames that were drawn from at one share.</summary>
public sealed record MissedStratum
{
    /// <summary>A stratum of these counts.</summary>
    /// <exception cref="ArgumentException">
    /// Counts that cannot be: negative ones, more drawn than there are, or more found and open than drawn.
    /// </exception>
    public MissedStratum(int population, int drawn, int found, int open = 0, decimal? share = null)
    {
        if (population < 0 || drawn < 0 || found < 0 || open < 0)
        {
            throw new ArgumentException("No count of a stratum is negative.", nameof(population));
        }

        if (drawn > population)
        {
            throw new ArgumentException(
                $"{ManuscriptText.Count(drawn)} cannot have been drawn from {ManuscriptText.Count(population)}.", nameof(drawn));
        }

        if ((long)found + open > drawn)
        {
            throw new ArgumentException(
                $"Of {ManuscriptText.Count(drawn)} drawn, {ManuscriptText.Count(found)} cannot have been found and "
                    + $"{ManuscriptText.Count(open)} be open: no record is both.",
                nameof(found));
        }

        (Population, Drawn, Found, Open, Share) = (population, drawn, found, open, share);
    }

    /// <summary>Share at which its frames were drawn from, 0 to 1; null where it is not known.</summary>
    public decimal? Share { get; }

    /// <summary>N: all of them.</summary>
    public int Population { get; }

    /// <summary>k: those of them that were drawn for a second reviewer, whether or not the second vote is in.</summary>
    public int Drawn { get; }

    /// <summary>m: those of the drawn for which the event has occurred.</summary>
    public int Found { get; }

    /// <summary>Those of the drawn of which it is not known yet: their fate is not settled, or the second vote is missing.</summary>
    public int Open { get; }

    /// <summary>N − k: those that one person alone was asked to read.</summary>
    public int ReadOnce => Population - Drawn;
}
