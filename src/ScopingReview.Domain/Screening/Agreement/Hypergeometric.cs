namespace ScopingReview.Domain.Screening;

/// <summary>The hypergeometric distribution: how many of those drawn at random have a property.</summary>
internal static class Hypergeometric
{
    /// <summary>
    /// P(X ≤ m) and P(X ≥ m). Each probability is the one beside it times a ratio, from the most likely value outwards, and all are
    /// divided by their sum: no factorial is needed, and what is left out is smaller than any digit kept.
    /// </summary>
    /// <param name="population">N: all of them.</param>
    /// <param name="withProperty">M: those that have the property.</param>
    /// <param name="drawn">k: those drawn, without replacement.</param>
    /// <param name="found">m: the number asked about.</param>
    public static (double AtMost, double AtLeast) Tails(int population, int withProperty, int drawn, int found)
    {
        const double negligible = 1e-25;
        double n = population, good = withProperty, k = drawn;
        var smallest = Math.Max(0, (int)(k - (n - good)));
        var largest = Math.Min(drawn, withProperty);
        var mode = Math.Clamp((int)((k + 1) * (good + 1) / (n + 2)), smallest, largest);
        double below = 0, at = 0, above = 0;
        Add(mode, 1);
        var weight = 1.0;
        for (var x = mode; x < largest && weight > negligible; x++)
        {
            weight *= (good - x) * (k - x) / ((x + 1) * (n - good - k + x + 1));
            Add(x + 1, weight);
        }

        weight = 1;
        for (var x = mode; x > smallest && weight > negligible; x--)
        {
            weight *= x * (n - good - k + x) / ((good - x + 1) * (k - x + 1));
            Add(x - 1, weight);
        }

        var all = below + at + above;
        return ((below + at) / all, (at + above) / all);

        void Add(int value, double term)
        {
            if (value < found)
            {
                below += term;
            }
            else if (value > found)
            {
                above += term;
            }
            else
            {
                at += term;
            }
        }
    }
}
