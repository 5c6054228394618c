using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The answers to one item, row by row. Each different answer is there once and the rows point to it, so that thousands of rows are sorted
/// and filtered by looking at their different answers alone.
/// </summary>
public sealed class AnswerColumn
{
    private readonly List<AnswerCell> _cells = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly int[] _rows;
    private int[]? _ranks;

    internal AnswerColumn(ChartingItem item, int rows)
    {
        Item = item;
        _rows = new int[rows];
    }

    /// <summary>The item.</summary>
    public ChartingItem Item { get; }

    /// <summary>The different answers, as they came.</summary>
    public IReadOnlyList<AnswerCell> Cells => _cells;

    /// <summary>The answer in a row.</summary>
    public AnswerCell At(int row) => _cells[_rows[row]];

    /// <summary>Values that occur with the number of rows that have them, in their order; those of the form's options that nobody chose, too.</summary>
    public IReadOnlyList<(string Value, string Label, int Rows)> Values()
    {
        var counts = Item.Choices.ToDictionary(option => option.Key, _ => 0, ValueOrder.Comparer(Item));
        foreach (var (cell, rows) in Counted().Where(one => one.Cell.HasValues))
        {
            foreach (var value in cell.Values)
                counts[value] = counts.GetValueOrDefault(value) + rows;
        }

        var order = new AnswerOrder(Item);
        return [.. counts.Select(one => (Cell: new AnswerCell(CategoryKind.Value, [one.Key], one.Key), one.Value))
            .OrderBy(one => one.Cell, order).Select(one => (one.Cell.Text, Item.LabelOf(one.Cell.Text), one.Value))];
    }

    /// <summary>Why rows have no value, with their number.</summary>
    public IReadOnlyList<(CategoryKind Kind, int Rows)> WithoutValue()
        => [.. Counted().Where(one => !one.Cell.HasValues).Select(one => (one.Cell.Kind, one.Rows)).OrderBy(one => one.Kind)];

    internal void Set(int row, CategorisedAnswer answer)
    {
        var key = answer.Values.Count switch
        {
            0 => answer.Kind.ToString(),
            1 when answer.Kind == CategoryKind.Value => "=" + answer.Values[0],
            _ => $"{answer.Kind}={string.Join('\u001F', answer.Values)}",
        };
        if (!_places.TryGetValue(key, out var place))
        {
            _places[key] = place = _cells.Count;
            _cells.Add(AnswerCell.Of(Item, answer));
        }

        _rows[row] = place;
        _ranks = null;
    }

    /// <summary>For each row whether its answer passes.</summary>
    internal Func<int, bool> Where(AnswerFilter filter)
    {
        bool[] passes = [.. _cells.Select(cell => filter.Passes(Item, cell))];
        return row => passes[_rows[row]];
    }

    /// <summary>Sorts rows by their answers, equal ones as they stand; what is no value stays last in both directions.</summary>
    internal void Sort(int[] rows, bool descending)
    {
        var ranks = _ranks ??= Ranks();
        var keys = Array.ConvertAll(rows, row => (Rank(ranks[_rows[row]]), row));
        Array.Sort(keys, rows);

        int Rank(int rank) => descending && rank >= 0 ? int.MaxValue / 2 - rank : rank >= 0 ? rank : int.MaxValue + rank;
    }

    // Values from 0, equal ones equal; what is no value below 0, by its kind.
    private int[] Ranks()
    {
        var order = new AnswerOrder(Item);
        var sorted = Enumerable.Range(0, _cells.Count).Order(Comparer<int>.Create((a, b) => order.Compare(_cells[a], _cells[b]))).ToArray();
        var ranks = new int[_cells.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            var cell = _cells[sorted[i]];
            ranks[sorted[i]] = !cell.HasValues ? (int)cell.Kind - 100
                : i > 0 && order.Compare(_cells[sorted[i - 1]], cell) == 0 ? ranks[sorted[i - 1]] : i;
        }

        return ranks;
    }

    private IEnumerable<(AnswerCell Cell, int Rows)> Counted()
    {
        var counts = new int[_cells.Count];
        foreach (var place in _rows)
            counts[place]++;
        return _cells.Select((cell, at) => (cell, counts[at])).Where(one => one.Item2 > 0);
    }
}
