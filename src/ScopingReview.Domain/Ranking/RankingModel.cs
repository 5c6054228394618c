using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// Learns from labelled records which of the others are most likely relevant. The weights of the two kinds are those of ELAS u4: 1 for a
/// relevant record, n₁/(ratio · n₀) for an irrelevant one, scaled so that their mean is 1; a record's C is the cost times its weight.
/// </summary>
public sealed class RankingModel
{
    private readonly TextFeatures _features;
    private readonly RankingOptions _options;
    private readonly LinearSvm _svm;
    private readonly Dictionary<int, int> _places = [];
    private readonly List<int> _rows = [];
    private readonly List<sbyte> _signs = [];
    private double[] _costs = [];

    /// <summary>A model that has learnt nothing yet.</summary>
    /// <param name="features">The records.</param>
    /// <param name="options">The parameters of the model.</param>
    public RankingModel(TextFeatures features, RankingOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        (_features, _options, _svm) = (features, options, new LinearSvm(features));
    }

    /// <summary>How many records are labelled relevant.</summary>
    public int Relevant { get; private set; }

    /// <summary>How many are labelled irrelevant.</summary>
    public int Irrelevant => _rows.Count - Relevant;

    /// <summary>Whether there is something to learn from: at least one record of each kind.</summary>
    public bool CanLearn => Relevant > 0 && Irrelevant > 0;

    /// <summary>Sets the label of a record; null takes it away. Takes effect with the next <see cref="Fit"/>.</summary>
    /// <param name="record">Its position.</param>
    /// <param name="relevant">Whether it is relevant.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    public void Label(int record, bool? relevant)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(record);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record, _features.Count);
        if (_places.TryGetValue(record, out var place))
        {
            if (relevant == _signs[place] > 0)
            {
                return;
            }

            Remove(record, place);
        }

        if (relevant is { } is1)
        {
            _places[record] = _rows.Count;
            _rows.Add(record);
            _signs.Add((sbyte)(is1 ? 1 : -1));
            Relevant += is1 ? 1 : 0;
        }
    }

    /// <summary>Learns from the labels, beginning with what it knew before; does nothing while only one kind is labelled.</summary>
    public void Fit()
    {
        if (!CanLearn)
        {
            return;
        }

        if (_costs.Length < _rows.Count)
        {
            _costs = new double[Math.Max(_rows.Count, _costs.Length * 2)];
        }

        var irrelevant = Relevant / (_options.Ratio * Irrelevant);
        var scale = _options.Cost * _rows.Count / (Relevant + (irrelevant * Irrelevant));
        for (var i = 0; i < _rows.Count; i++)
        {
            _costs[i] = scale * (_signs[i] > 0 ? 1 : irrelevant);
        }

        _svm.Fit(CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_signs), _costs.AsSpan(0, _rows.Count));
    }

    /// <summary>The decision value of a record without a label: the higher, the more likely it is relevant.</summary>
    /// <param name="record">Its position.</param>
    public double Value(int record) => _svm.Value(record);

    /// <summary>
    /// The terms of a record that speak most for its being relevant, strongest first; fewer than asked for where fewer do.
    /// </summary>
    /// <param name="record">Its position.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<string> StrongestTerms(int record, int most)
    {
        var columns = _features.ColumnsOf(record);
        var values = _features.ValuesOf(record);
        var strong = new List<(double By, int Column)>();
        for (var i = 0; i < columns.Length; i++)
        {
            var by = _svm.Weight(columns[i]) * values[i];
            if (by > 0)
            {
                strong.Add((by, columns[i]));
            }
        }

        return [.. strong.OrderByDescending(term => term.By).ThenBy(term => term.Column).Take(most)
            .Select(term => _features.Term(term.Column))];
    }

    private void Remove(int record, int place)
    {
        _svm.Forget(record, _signs[place]);
        Relevant -= _signs[place] > 0 ? 1 : 0;
        var last = _rows.Count - 1;
        (_rows[place], _signs[place]) = (_rows[last], _signs[last]);
        _places[_rows[place]] = place;
        _places.Remove(record);
        _rows.RemoveAt(last);
        _signs.RemoveAt(last);
    }
}
