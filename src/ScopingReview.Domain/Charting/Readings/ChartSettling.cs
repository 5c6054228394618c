namespace ScopingReview.Domain.Charting;

/// <summary>One thing in which two charts of a study differ, for a lead to settle.</summary>
/// <param name="Item">The item; the group where a whole row, or whether there are rows at all, is in question.</param>
/// <param name="First">What the first answered, or their row as an answer of the group; null for nothing.</param>
/// <param name="Second">What the second answered.</param>
/// <param name="Row">The rows that it is in; null for an item of the study.</param>
/// <param name="Group">Their group.</param>
public sealed record ChartDifference(ChartingItem Item, ChartAnswer? First, ChartAnswer? Second, RowPair? Row = null,
    ChartingItem? Group = null)
{
    /// <summary>Id of the row in what is settled; null for an item of the study.</summary>
    public string? RowId => Row is null ? null : ChartSettling.IdOf(Row);

    /// <summary>Whether it is about a row that only one of them has.</summary>
    public bool IsWholeRow => Row is { First: null } or { Second: null };
}

/// <summary>Makes one chart of two.</summary>
public static class ChartSettling
{
    /// <summary>Id that a pair of rows has in what is settled: the first one's.</summary>
    public static string IdOf(RowPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return (pair.First ?? pair.Second)!.Id;
    }

    /// <summary>In what two charts differ, in the order of the form.</summary>
    public static IReadOnlyList<ChartDifference> Differences(ChartComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        List<ChartDifference> differences = [.. comparison.Items.Where(item => !item.Same)
            .Select(item => new ChartDifference(item.Item, item.First, item.Second))];
        foreach (var group in comparison.Groups)
        {
            foreach (var row in group.Rows)
            {
                if (row.Pair is { First: not null, Second: not null })
                    differences.AddRange(row.Items.Where(item => !item.Same)
                        .Select(item => new ChartDifference(item.Item, item.First, item.Second, row.Pair, group.Group)));
                else
                    differences.Add(new ChartDifference(group.Group, AsAnswer(row.Pair.First), AsAnswer(row.Pair.Second), row.Pair,
                        group.Group));
            }

            if (!group.SameState && group.Rows.Count == 0)
                differences.Add(new ChartDifference(group.Group, group.First, group.Second));
        }

        return differences;
    }

    /// <summary>
    /// What both say: the answers that are the same, with the notes and quotes of both, and the matched rows with what is the same in them.
    /// </summary>
    public static ChartAnswers Agreed(ChartComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ChartAnswers(
            comparison.Items.Where(item => item is { Same: true, First: not null })
                .Select(item => KeyValuePair.Create(item.Item.Key, Both(item)))
            .Concat(comparison.Groups.Select(group => (group.Group.Key, Answer: OfGroup(group))).Where(group => group.Answer is not null)
                .Select(group => KeyValuePair.Create(group.Key, group.Answer!))));
    }

    /// <summary>What is settled with the answer of one of them taken.</summary>
    /// <param name="settled">What is settled so far.</param>
    /// <param name="difference">What it is about.</param>
    /// <param name="first">Whether the first one's is taken.</param>
    public static ChartAnswers Take(ChartAnswers settled, ChartDifference difference, bool first)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return Set(settled, difference, first ? difference.First : difference.Second);
    }

    /// <summary>What is settled with an answer of the lead's own.</summary>
    public static ChartAnswers Set(ChartAnswers settled, ChartDifference difference, ChartAnswer? answer)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.Row is null)
            return answer is null ? settled.Without(difference.Item.Key) : settled.With(difference.Item.Key, answer);
        var group = settled[difference.Group!.Key] ?? new ChartAnswer();
        var id = difference.RowId!;
        IEnumerable<ChartRow> rows;
        if (difference.IsWholeRow)
        {
            rows = answer is not { Rows: [var row, ..] } ? group.Rows.Where(other => other.Id != id)
                : group.Rows.Any(other => other.Id == id) ? group.Rows : [.. group.Rows, row];
        }
        else
        {
            rows = group.Rows.Select(row => row.Id != id ? row
                : row with
                {
                    Answers = answer is null ? row.Answers.Without(difference.Item.Key)
                    : row.Answers.With(difference.Item.Key, answer)
                });
        }

        return settled.With(difference.Group.Key, group with { State = ChartAnswerState.Given, Rows = [.. rows] });
    }

    /// <summary>The answer that stands in what is settled; for a whole row, the row. Null while there is none.</summary>
    public static ChartAnswer? In(ChartAnswers settled, ChartDifference difference)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.RowId is not { } id)
            return settled[difference.Item.Key];
        var row = settled.Row(id);
        return difference.IsWholeRow ? AsAnswer(row) : row?.Answers[difference.Item.Key];
    }

    private static ChartAnswer? AsAnswer(ChartRow? row) => row is null ? null : new ChartAnswer { Rows = [row] };

    private static ChartAnswer Both(ComparedItem item)
        => item.Second is not { } second ? item.First! : item.First! with
        {
            Note = string.Join("\n", new[] { item.First!.Note, second.Note }.Where(note => !string.IsNullOrWhiteSpace(note)).Distinct())
                is { Length: > 0 } note
                ? note : null,
            Quotes = [.. item.First.Quotes.Union(second.Quotes)],
        };

    private static ChartAnswer? OfGroup(ComparedGroup group)
    {
        ChartRow[] rows = [.. group.Rows.Where(row => row.Pair is { First: not null, Second: not null }).Select(row => new ChartRow(
            IdOf(row.Pair), new ChartAnswers(row.Items.Where(item => item is { Same: true, First: not null })
                .Select(item => KeyValuePair.Create(item.Item.Key, Both(item))))))];
        return rows.Length > 0 ? new ChartAnswer { Rows = rows }
            : group is { SameState: true, First: { IsAnswered: true, Rows.Count: 0 } first } ? first : null;
    }
}
