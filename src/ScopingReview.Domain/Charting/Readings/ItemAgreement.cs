using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Charting;

/// <summary>How far two people agree on an item, or on one option of a multiple choice, over the studies that both charted.</summary>
/// <param name="Item">The item.</param>
/// <param name="Option">The option of a multiple choice that it is about; null for the item as a whole.</param>
/// <param name="Compared">Answers, of studies or of matched rows, that both gave: what the figures are of.</param>
/// <param name="Same">Those of them that say the same.</param>
/// <param name="OneOnly">Answers that only one of the two gave; they are in no figure.</param>
/// <param name="Statistics">κ and the rest; null for texts and numbers, which are compared exactly and not rated, and where nothing was
/// compared.</param>
public sealed record ItemAgreement(
    ChartingItem Item, ChartingOption? Option, int Compared, int Same, int OneOnly, AgreementStatistics? Statistics)
{
    /// <summary>The group that the item is asked in; null for an item of the study.</summary>
    public ChartingItem? Group { get; init; }

    /// <summary>Places, in the list of charts, of those in which the answers that both gave differ.</summary>
    public IReadOnlyList<int> Differing { get; init; } = [];

    /// <summary>
    /// Agreement item by item. A single choice is a table of its options with "not reported" and "unclear" as values; a multiple choice a
    /// 2×2 table for each option (chosen or not); numbers, years, dates and countries are compared exactly; texts are not rated. An empty
    /// answer is no value: it is counted apart.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="charts">The comparisons of the studies that both charted.</param>
    /// <exception cref="ArgumentNullException">Nothing is given.</exception>
    public static IReadOnlyList<ItemAgreement> Of(ChartingForm form, IReadOnlyList<ChartComparison> charts)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(charts);
        List<ItemAgreement> agreements = [];
        foreach (var item in form.Items)
        {
            if (item.Type != ChartingItemType.Group)
            {
                agreements.AddRange(Of(item, [.. charts.SelectMany((chart, at) =>
                    chart.Items.Where(one => one.Item.Key == item.Key).Select(one => new Pair(one.First, one.Second, one.Same, at)))],
                        null));
                continue;
            }

            foreach (var inner in item.Items)
                agreements.AddRange(Of(inner, [.. charts.SelectMany((chart, at) => chart.Groups.Where(group => group.Group.Key == item.Key)
                    .SelectMany(group => group.Rows).SelectMany(row => row.Items).Where(one => one.Item.Key == inner.Key)
                    .Select(one => new Pair(one.First, one.Second, one.Same, at)))], item));
        }

        return agreements;
    }

    /// <summary>Two answers to an item, in the chart at a place of the list.</summary>
    private sealed record Pair(ChartAnswer? First, ChartAnswer? Second, bool Same, int At);

    private static IEnumerable<ItemAgreement> Of(ChartingItem item, Pair[] all, ChartingItem? group)
    {
        if (item.Type is ChartingItemType.Derived or ChartingItemType.Text or ChartingItemType.LongText)
            yield break;
        Pair[] both = [.. all.Where(one => one is { First.IsAnswered: true, Second.IsAnswered: true })];
        var one = all.Count(pair => pair.First is { IsAnswered: true } != pair.Second is { IsAnswered: true });
        yield return new ItemAgreement(item, null, both.Length, both.Count(pair => pair.Same), one, Choice(item, both))
        {
            Group = group,
            Differing = [.. both.Where(pair => !pair.Same).Select(pair => pair.At).Distinct()],
        };
        if (item.Type != ChartingItemType.MultipleChoice)
            yield break;
        // "Not reported" says of no option whether it applies.
        Pair[] given = [.. both.Where(pair => pair is { First.State: ChartAnswerState.Given, Second.State: ChartAnswerState.Given })];
        foreach (var option in item.Options)
        {
            long Count(bool first, bool second)
                => given.Count(pair => Has(pair.First!, option) == first && Has(pair.Second!, option) == second);
            var table = AgreementTable.TwoByTwo(Count(true, true), Count(true, false), Count(false, true), Count(false, false));
            yield return new ItemAgreement(item, option, given.Length, (int)table.Agreed, one, given.Length == 0 ? null
                : AgreementStatistics.Of(table))
            {
                Group = group,
                Differing = [.. given.Where(pair => Has(pair.First!, option) != Has(pair.Second!, option)).Select(pair => pair.At)
                    .Distinct()],
            };
        }
    }

    private static bool Has(ChartAnswer answer, ChartingOption option) => answer.Values.Contains(option.Key);

    private static AgreementStatistics? Choice(ChartingItem item, Pair[] both)
    {
        if (item.Type is not (ChartingItemType.SingleChoice or ChartingItemType.YesNo) || both.Length == 0)
            return null;
        // What nobody said makes no category: κ is the same, and the table is smaller.
        string[] said = [.. both.SelectMany(pair => new[] { Says(pair.First), Says(pair.Second) }).Distinct(StringComparer.Ordinal)];
        var counts = new long[Math.Max(2, said.Length)][];
        for (var row = 0; row < counts.Length; row++)
            counts[row] = new long[counts.Length];
        foreach (var pair in both)
            counts[Array.IndexOf(said, Says(pair.First))][Array.IndexOf(said, Says(pair.Second))]++;
        return AgreementStatistics.Of(AgreementTable.FromCounts(counts));

        string Says(ChartAnswer? answer) => AnswerComparison.Says(item, answer);
    }
}
