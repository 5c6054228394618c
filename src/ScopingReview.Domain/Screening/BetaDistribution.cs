namespace ScopingReview.Domain.Screening;

/// <summary>The regularised incomplete beta function and its inverse.</summary>
internal static class BetaDistribution
{
    private const double Tiny = 1e-300;

    /// <summary>The x at which <see cref="Cumulative"/> reaches a probability; by bisection, which cannot go astray.</summary>
    public static double Quantile(double probability, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            if (Cumulative(middle, a, b) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    /// <summary>Iₓ(a, b) for 0 &lt; x &lt; 1 and positive a, b.</summary>
    public static double Cumulative(double x, double a, double b) =>
        x <= (a + 1) / (a + b + 2) ? Lower(x, 1 - x, a, b) : 1 - Lower(1 - x, x, b, a);

    private static double Lower(double x, double complement, double a, double b) =>
        Math.Exp((a * Math.Log(x)) + (b * Math.Log(complement)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) * ContinuedFraction(x, a, b) / a;

    // NIST DLMF 8.17.22, evaluated by the modified method of Lentz (Thompson and Barnett 1986, doi:10.1016/0021-9991(86)90046-X).
    private static double ContinuedFraction(double x, double a, double b)
    {
        var fraction = 1.0;
        var numerator = 1.0;
        var denominator = 0.0;
        for (var step = 1; ; step++)
        {
            var m = step / 2;
            var coefficient = step % 2 == 0
                ? m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)))
                : -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            denominator = 1 / Away(1 + (coefficient * denominator));
            numerator = Away(1 + (coefficient / numerator));
            var change = numerator * denominator;
            fraction *= change;

            // Some √max(a, b) steps do; the bound is only there so that a mistake ends.
            if (Math.Abs(change - 1) < 1e-15 || step > 1_000_000)
            {
                return 1 / fraction;
            }
        }
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Stirling's series (NIST DLMF 5.11.1), after moving the argument to where five terms give full precision.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 12; x++)
        {
            shift += Math.Log(x);
        }

        var inverse = 1 / (x * x);
        var series = 1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse * (1.0 / 1680 - (inverse / 1188)))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - shift;
    }
}
