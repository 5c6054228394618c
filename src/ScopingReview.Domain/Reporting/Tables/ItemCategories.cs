using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>What a category of a charted item stands for.</summary>
public enum CategoryKind
{
    /// <summary>An answer.</summary>
    Value,

    /// <summary>"Not reported".</summary>
    NotReported,

    /// <summary>"Unclear".</summary>
    Unclear,

    /// <summary>More than one answer where the item takes one: to be adjudicated before anything is published.</summary>
    Contradictory,

    /// <summary>A derived item whose source is "not reported" or "unclear".</summary>
    NotDerivable,

    /// <summary>"Not asked": what the study answered to another item makes this one no question of it.</summary>
    NotAsked,

    /// <summary>"Not answered": the study is charted, and this item was left empty.</summary>
    NotAnswered,

    /// <summary>"Not charted yet": the study has no complete chart.</summary>
    NotCharted,
}

/// <summary>The studies that share an answer to an item.</summary>
/// <param name="Key">Option key, value, or the kind's own key.</param>
/// <param name="Label">What tables show.</param>
/// <param name="Kind">Answer or lack of one.</param>
/// <param name="StudyIds">The studies, in the order in which they were given.</param>
public sealed record ItemCategory(string Key, string Label, CategoryKind Kind, IReadOnlyList<Guid> StudyIds)
{
    /// <summary>Number of studies: the size of the set.</summary>
    public int Count => StudyIds.Count;
}

/// <summary>
/// Sorts studies into the categories of one item. For an item that takes one answer the categories partition the studies, whatever was
/// entered: their counts always add up to the number of studies. For one that takes several they cover the studies.
/// </summary>
public sealed record ItemCategories
{
    /// <summary>The item.</summary>
    public required ChartingItem Item { get; init; }

    /// <summary>
    /// All options of a choice item, those without studies too; of the other types the values that occur.
    /// Then "not reported", "unclear" and so on, only where there are such studies.
    /// </summary>
    public required IReadOnlyList<ItemCategory> Categories { get; init; }

    /// <summary>All studies: the denominator.</summary>
    public required IReadOnlyList<Guid> StudyIds { get; init; }

    /// <summary>True if a study can be, or with countries and regions is, in more than one category.</summary>
    public required bool Overlap { get; init; }

    /// <summary>Sorts the studies by their answer to an item.</summary>
    /// <exception cref="ArgumentException">A study is given twice.</exception>
    public static ItemCategories Of(ChartingItem item, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Of(item, studies, IdsOf(studies));
    }

    /// <summary>The ids of studies, each there once: what the tables of all items have in common.</summary>
    /// <exception cref="ArgumentException">A study is given twice.</exception>
    internal static IReadOnlyList<Guid> IdsOf(IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        Guid[] ids = [.. studies.Select(study => study.Id)];
        return ids.Distinct().Count() == ids.Length ? ids : throw new ArgumentException("A study is given twice.", nameof(studies));
    }

    /// <summary>The same, where the ids are known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="ids">What <see cref="IdsOf"/> says of them.</param>
    internal static ItemCategories Of(ChartingItem item, IReadOnlyList<ChartedStudy> studies, IReadOnlyList<Guid> ids)
    {
        // The values of an answer are distinct.
        Dictionary<string, List<Guid>> given = new(ValueOrder.Comparer(item));
        Dictionary<CategoryKind, List<Guid>> without = [];
        var several = false;
        foreach (var study in studies)
        {
            var answer = CategorisedAnswer.Of(item, study);
            foreach (var value in answer.CountedValues)
                Add(given, value, study.Id);
            if (answer.Kind != CategoryKind.Value)
                Add(without, answer.Kind, study.Id);
            several |= answer.CountedValues.Count > 1;
        }

        return new ItemCategories
        {
            Item = item,
            Categories =
            [
                .. ValueOrder.Of(item, given.Keys).Select(value =>
                    new ItemCategory(value.Key, value.Label, CategoryKind.Value, given.GetValueOrDefault(value.Key) ?? [])),
                .. _others.Where(other => without.ContainsKey(other.Kind)).Select(other =>
                    new ItemCategory(other.Key, InWords(other.Kind), other.Kind, without[other.Kind])),
            ],
            StudyIds = ids,
            Overlap = item.Type is ChartingItemType.MultipleChoice || several,
        };
    }

    private static void Add<TKey>(Dictionary<TKey, List<Guid>> studies, TKey key, Guid study) where TKey : notnull
    {
        if (!studies.TryGetValue(key, out var ids))
            studies.Add(key, ids = []);
        ids.Add(study);
    }

    /// <summary>The same in an order; what is no answer stays last.</summary>
    /// <param name="order">The order. As in the form is how they come.</param>
    public ItemCategories InOrder(CategoryOrder order) => order == CategoryOrder.AsInForm ? this
        : this with
        {
            Categories = [.. Categories.OrderBy(category => category.Kind != CategoryKind.Value)
                .ThenByDescending(category => category.Kind == CategoryKind.Value ? category.Count : 0)],
        };

    /// <summary>What stands in tables for an answer that is no value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is a value, which speaks for itself.</exception>
    internal static string InWords(CategoryKind kind) => kind switch
    {
        CategoryKind.NotReported => "Not reported",
        CategoryKind.Unclear => "Unclear",
        CategoryKind.NotDerivable => "Not derivable",
        CategoryKind.Contradictory => "More than one answer: to be settled",
        CategoryKind.NotAsked => "Not asked",
        CategoryKind.NotAnswered => "Not answered",
        CategoryKind.NotCharted => "Not charted yet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A value has words of its own."),
    };

    private static readonly (CategoryKind Kind, string Key)[] _others =
    [
        (CategoryKind.NotReported, "not-reported"),
        (CategoryKind.Unclear, "unclear"),
        (CategoryKind.NotDerivable, "not-derivable"),
        (CategoryKind.Contradictory, "contradictory"),
        (CategoryKind.NotAsked, "not-asked"),
        (CategoryKind.NotAnswered, "not-answered"),
        (CategoryKind.NotCharted, "not-charted"),
    ];
}
