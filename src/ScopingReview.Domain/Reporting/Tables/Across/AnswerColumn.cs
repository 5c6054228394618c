using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The answers to one item, row by row. Once it is sorted, filtered or counted by, each different answer is there once and the rows point
/// to it, so that thousands of rows are sorted and filtered by looking at their different answers alone; until then only the rows that are
/// shown are read.
/// </summary>
public sealed class AnswerColumn
{
    private readonly IReadOnlyList<ChartedStudy> _studies;
    private readonly Lazy<Different> _different;
    private readonly Lazy<int[]> _ranks;

    internal AnswerColumn(ChartingItem item, IReadOnlyList<ChartedStudy> rows)
    {
        (Item, _studies) = (item, rows);
        _different = new(() => Different.Of(item, rows));
        _ranks = new(Ranks);
    }

    /// <summary>The item.</summary>
    public ChartingItem Item { get; }

    /// <summary>The different answers, as they came.</summary>
    public IReadOnlyList<AnswerCell> Cells => _different.Value.Cells;

    /// <summary>The answer in a row.</summary>
    public AnswerCell At(int row) => _different.IsValueCreated ? Cells[Places[row]]
        : AnswerCell.Of(Item, CategorisedAnswer.Of(Item, _studies[row]));

    /// <summary>Whether some row leaves the item unanswered, though it was asked.</summary>
    public bool IsUnansweredSomewhere => _studies.Any(study => CategorisedAnswer.WithoutValue(Item, study) == CategoryKind.NotAnswered);

    /// <summary>For each row the place of its answer among the different ones.</summary>
    private int[] Places => _different.Value.Places;

    /// <summary>
    /// Values that occur with the number of rows that have them, in their order; those of the form's options that nobody chose, too.
    /// </summary>
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

    /// <summary>For each row whether its answer passes.</summary>
    internal Func<int, bool> Where(AnswerFilter filter)
    {
        bool[] passes = [.. Cells.Select(cell => filter.Passes(Item, cell))];
        var places = Places;
        return row => passes[places[row]];
    }

    /// <summary>Sorts rows by their answers, equal ones as they stand; what is no value stays last in both directions.</summary>
    internal void Sort(int[] rows, bool descending)
    {
        var (ranks, places) = (_ranks.Value, Places);
        var keys = Array.ConvertAll(rows, row => (Rank(ranks[places[row]]), row));
        Array.Sort(keys, rows);

        int Rank(int rank) => descending && rank >= 0 ? int.MaxValue / 2 - rank : rank >= 0 ? rank : int.MaxValue + rank;
    }

    // Values from 0, equal ones equal; what is no value below 0, by its kind.
    private int[] Ranks()
    {
        var (order, cells) = (new AnswerOrder(Item), Cells);
        var sorted = Enumerable.Range(0, cells.Count).Order(Comparer<int>.Create((a, b) => order.Compare(cells[a], cells[b]))).ToArray();
        var ranks = new int[cells.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            var cell = cells[sorted[i]];
            ranks[sorted[i]] = !cell.HasValues ? (int)cell.Kind - 100
                : i > 0 && order.Compare(cells[sorted[i - 1]], cell) == 0 ? ranks[sorted[i - 1]] : i;
        }

        return ranks;
    }

    private IEnumerable<(AnswerCell Cell, int Rows)> Counted()
    {
        var counts = new int[Cells.Count];
        foreach (var place in Places)
            counts[place]++;
        return Cells.Select((cell, at) => (cell, counts[at])).Where(one => one.Item2 > 0);
    }

    private sealed record Different(IReadOnlyList<AnswerCell> Cells, int[] Places)
    {
        public static Different Of(ChartingItem item, IReadOnlyList<ChartedStudy> rows)
        {
            List<AnswerCell> cells = [];
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            var places = new int[rows.Count];
            for (var row = 0; row < rows.Count; row++)
            {
                var answer = CategorisedAnswer.Of(item, rows[row]);
                var key = answer.Values.Count switch
                {
                    0 => answer.Kind.ToString(),
                    1 when answer.Kind == CategoryKind.Value => "=" + answer.Values[0],
                    _ => $"{answer.Kind}={string.Join('\u001F', answer.Values)}",
                };
                if (!known.TryGetValue(key, out var place))
                {
                    known[key] = place = cells.Count;
                    cells.Add(AnswerCell.Of(item, answer));
                }

                places[row] = place;
            }

            return new(cells, places);
        }
    }
}
