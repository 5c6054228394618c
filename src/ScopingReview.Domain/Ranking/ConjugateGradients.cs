using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// Solves (Q + D) s = −g for the multipliers of some records by conjugate gradients, with the diagonal as preconditioner; the matrix is
/// never made, its products follow from the rows.
/// </summary>
internal sealed class ConjugateGradients(TextFeatures features)
{
    private const int MostSteps = 60;

    private readonly double[] _image = new double[features.Columns];
    private (int Row, double Sign, double Diagonal)[] _rows = [];
    private double[] _solution = [];
    private double[] _residual = [];
    private double[] _direction = [];
    private double[] _product = [];

    /// <summary>How many records take part.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Lets a record take part.</summary>
    /// <param name="row">Its position.</param>
    /// <param name="sign">Its label: 1 or −1.</param>
    /// <param name="diagonal">D: 1/(2C).</param>
    /// <param name="gradient">g: what is to become 0.</param>
    public void Add(int row, int sign, double diagonal, double gradient)
    {
        if (Count == _rows.Length)
        {
            var size = Math.Max(64, Count * 2);
            Array.Resize(ref _rows, size);
            Array.Resize(ref _solution, size);
            Array.Resize(ref _residual, size);
            Array.Resize(ref _direction, size);
            Array.Resize(ref _product, size);
        }

        (_rows[Count], _residual[Count], _solution[Count]) = ((row, sign, diagonal), -gradient, 0);
        Count++;
    }

    /// <summary>By how much a record's multiplier is to be changed.</summary>
    public (int Row, int Sign, double By) Step(int i) => (_rows[i].Row, (int)_rows[i].Sign, _solution[i]);

    /// <summary>Solves until no residual is greater than a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(double limit)
    {
        double before = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            double weighted = 0, largest = 0;
            for (var i = 0; i < Count; i++)
            {
                weighted += _residual[i] * _residual[i] / Squared(i);
                largest = Math.Max(largest, Math.Abs(_residual[i]));
            }

            if (largest <= limit)
            {
                return;
            }

            var turn = step == 0 ? 0 : weighted / before;
            for (var i = 0; i < Count; i++)
            {
                _direction[i] = (_residual[i] / Squared(i)) + (turn == 0 ? 0 : turn * _direction[i]);
            }

            var length = weighted / Multiply();
            for (var i = 0; i < Count; i++)
            {
                _solution[i] += length * _direction[i];
                _residual[i] -= length * _product[i];
            }

            before = weighted;
        }
    }

    private double Squared(int i) => features.Squared(_rows[i].Row) + _rows[i].Diagonal;

    /// <summary>The matrix times the direction, and that times the direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Multiply()
    {
        Array.Clear(_image);
        double intercept = 0, both = 0;
        for (var i = 0; i < Count; i++)
        {
            var by = _rows[i].Sign * _direction[i];
            features.AddTo(_image, _rows[i].Row, by);
            intercept += by;
        }

        for (var i = 0; i < Count; i++)
        {
            var (row, sign, diagonal) = _rows[i];
            _product[i] = (sign * (features.Product(row, _image) + intercept)) + ((features.OwnShare(row) + diagonal) * _direction[i]);
            both += _product[i] * _direction[i];
        }

        return both;
    }
}
