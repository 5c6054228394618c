using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// Linear support vector machine with squared hinge loss and L2 penalty, the intercept being the weight of a feature of value 1 that is
/// penalised like the others. Solved in its dual (Hsieh et al. 2008, doi:10.1145/1390156.1390208): one multiplier α ≥ 0 for each record,
/// least ½ αᵀ(Q + D)α − Σα, Q the products of the signed rows, D = 1/(2C).
/// </summary>
/// <remarks>
/// The solution is kept: <see cref="Fit"/> goes on from it. Coordinate descent alone takes hundreds of passes, since all records share the
/// intercept; so conjugate gradients solve for all multipliers that are free at once, and coordinate descent follows where some hit their
/// bound (Moré and Toraldo 1991, doi:10.1137/0801008). Both end at the one solution, so that the method does not show in the ranking. The
/// same calls in the same order give the same numbers.
/// </remarks>
internal sealed class LinearSvm(TextFeatures features)
{
    /// <summary>
    /// The fit ends when the records' projected gradients differ by no more (liblinear's and scikit-learn's default).
    /// </summary>
    private const double Tolerance = 1e-4;

    /// <summary>Rounds that conjugate gradients alone are given; coordinate descent helps in those after them.</summary>
    private const int RoundsAlone = 4;

    private const int MostRounds = 1000;
    private const int RoundsOfGradients = 40;

    private readonly double[] _weights = new double[features.Columns];
    private readonly double[] _alphas = new double[features.Count];
    private readonly ConjugateGradients _gradients = new(features);

    /// <summary>The weight of the feature that is 1 in every record.</summary>
    public double Intercept { get; private set; }

    /// <summary>The weight of a column's term.</summary>
    public double Weight(int column) => _weights[column];

    /// <summary>Forgets all that was learnt from a record, which takes part in no fit from then on.</summary>
    /// <param name="row">Its position.</param>
    /// <param name="sign">Its label when it was fitted: 1 or −1.</param>
    public void Forget(int row, int sign)
    {
        Move(row, -_alphas[row] * sign);
        _alphas[row] = 0;
    }

    /// <summary>Finds the weights that separate the records best.</summary>
    /// <param name="rows">Positions of the labelled records.</param>
    /// <param name="signs">Their labels: 1 or −1.</param>
    /// <param name="costs">What each costs on the wrong side of the margin: above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> signs, ReadOnlySpan<double> costs)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            _gradients.Clear();
            double highest = 0, lowest = 0;
            for (var i = 0; i < rows.Length; i++)
            {
                var (alpha, diagonal) = (_alphas[rows[i]], 1 / (2 * costs[i]));
                var gradient = Gradient(rows[i], signs[i], diagonal);
                var projected = alpha == 0 ? Math.Min(gradient, 0) : gradient;
                (highest, lowest) = (Math.Max(highest, projected), Math.Min(lowest, projected));
                if (alpha > 0 || gradient < 0)
                {
                    _gradients.Add(rows[i], signs[i], diagonal, gradient);
                }
            }

            if (highest - lowest <= Tolerance)
            {
                return;
            }

            if (round < RoundsOfGradients)
            {
                _gradients.Solve(Tolerance / 4);
                for (var i = 0; i < _gradients.Count; i++)
                {
                    var (row, sign, by) = _gradients.Step(i);
                    Set(row, sign, _alphas[row] + by);
                }
            }

            for (var i = 0; i < rows.Length && round >= RoundsAlone; i++)
            {
                var diagonal = 1 / (2 * costs[i]);
                Set(rows[i], signs[i], _alphas[rows[i]] - (Gradient(rows[i], signs[i], diagonal) / (features.Squared(rows[i]) + diagonal)));
            }
        }
    }

    /// <summary>The decision value of a record that takes part in no fit.</summary>
    public double Value(int row) => features.Product(row, _weights) + Intercept;

    private double Gradient(int row, int sign, double diagonal)
        => (sign * Value(row)) + (_alphas[row] * (features.OwnShare(row) + diagonal)) - 1;

    /// <summary>Gives a record's multiplier a value, or 0 for one below.</summary>
    private void Set(int row, int sign, double alpha)
    {
        var before = _alphas[row];
        _alphas[row] = Math.Max(alpha, 0);
        Move(row, (_alphas[row] - before) * sign);
    }

    private void Move(int row, double by)
    {
        features.AddTo(_weights, row, by);
        Intercept += by;
    }
}
