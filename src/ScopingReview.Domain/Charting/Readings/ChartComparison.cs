namespace ScopingReview.Domain.Charting;

/// <summary>An item of two charts of a study, or of a pair of rows.</summary>
/// <param name="Item">The item.</param>
/// <param name="First">What the first answered; null for nothing.</param>
/// <param name="Second">What the second answered; null for nothing.</param>
/// <param name="Same">Whether both say the same.</param>
public sealed record ComparedItem(ChartingItem Item, ChartAnswer? First, ChartAnswer? Second, bool Same);

/// <summary>Two rows that belong together, compared; or a row that only one person has, which is a difference.</summary>
/// <param name="Pair">The rows.</param>
/// <param name="Items">Their items, in the order of the group; empty where one row is missing.</param>
public sealed record ComparedRow(RowPair Pair, IReadOnlyList<ComparedItem> Items)
{
    /// <summary>Whether both have the row, and say the same in it.</summary>
    public bool Same => Pair is { First: not null, Second: not null } && Items.All(item => item.Same);
}

/// <summary>A repeatable group of two charts, row by row.</summary>
/// <param name="Group">The group.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="SameState">Whether both have rows, or both say "not reported", "unclear" or nothing.</param>
/// <param name="First">The first one's answer to it; null for none.</param>
/// <param name="Second">The second one's.</param>
public sealed record ComparedGroup(ChartingItem Group, IReadOnlyList<ComparedRow> Rows, bool SameState, ChartAnswer? First,
    ChartAnswer? Second)
{
    /// <summary>Whether all of it is the same.</summary>
    public bool Same => SameState && Rows.All(row => row.Same);
}

/// <summary>
/// Two charts of one study, made independently, item by item. Computed items follow from the others and are not compared.
/// </summary>
/// <param name="Items">Items of the study that are asked by either's answers.</param>
/// <param name="Groups">Repeatable groups.</param>
public sealed record ChartComparison(IReadOnlyList<ComparedItem> Items, IReadOnlyList<ComparedGroup> Groups)
{
    /// <summary>How many items, and groups, differ.</summary>
    public int Differences => Items.Count(item => !item.Same) + Groups.Count(group => !group.Same);

    /// <summary>Compares two charts.</summary>
    /// <param name="form">The form.</param>
    /// <param name="first">Answers of the first; those to items that are not asked count for nothing.</param>
    /// <param name="second">Answers of the second.</param>
    /// <param name="byHand">Ids of rows that a person matched: of the first, of the second.</param>
    public static ChartComparison Of(
        ChartingForm form, ChartAnswers first, ChartAnswers second, IReadOnlyList<(string First, string Second)>? byHand = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (a, b) = (Counting(form, first), Counting(form, second));
        var (notA, notB) = (FormConditions.NotAsked(form, a), FormConditions.NotAsked(form, b));
        ChartingItem[] asked = [.. form.Items.Where(item => item.Type != ChartingItemType.Derived
            && !(notA.Contains(item.Key) && notB.Contains(item.Key)))];
        return new ChartComparison(
            [.. asked.Where(item => item.Type != ChartingItemType.Group).Select(item => Compare(item, a, b))],
            [.. asked.Where(item => item.Type == ChartingItemType.Group)
                .Select(group => Compare(group, a[group.Key], b[group.Key], byHand))]);
    }

    private static ChartAnswers Counting(ChartingForm form, ChartAnswers answers)
        => FormConditions.Counting(form, FormMapping.Apply(form, answers));

    private static ComparedItem Compare(ChartingItem item, ChartAnswers first, ChartAnswers second)
        => new(item, first[item.Key], second[item.Key], AnswerComparison.Same(item, first[item.Key], second[item.Key]));

    private static ComparedGroup Compare(
        ChartingItem group, ChartAnswer? first, ChartAnswer? second, IReadOnlyList<(string First, string Second)>? byHand)
        => new(group,
            [.. RowMatching.Pairs(group, first?.Rows ?? [], second?.Rows ?? [], byHand).Select(pair => new ComparedRow(pair,
                pair is not { First: { } one, Second: { } other } ? []
                    : [.. group.Items.Where(item => item.Type != ChartingItemType.Derived)
                        .Select(item => Compare(item, one.Answers, other.Answers))]))],
            AnswerComparison.Same(group, first, second), first, second);
}
