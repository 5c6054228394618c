using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>Something that keeps a form from being published.</summary>
/// <param name="ItemKey">The item it is about; null where it is about the form.</param>
/// <param name="Message">A sentence for the person who edits the form.</param>
public sealed record FormProblem(string? ItemKey, string Message);

/// <summary>Checks a form before it is published: what is published cannot be changed any more.</summary>
public static class FormCheck
{
    /// <summary>More items than anybody charts, those of groups counted too.</summary>
    public const int MostItems = 300;

    /// <summary>More options than a list shows.</summary>
    public const int MostOptions = 200;

    private const int LongestName = 200;
    private const int LongestText = 4000;

    /// <summary>Everything that keeps the form from being published, in its order; empty where it can be.</summary>
    public static IReadOnlyList<FormProblem> Problems(ChartingForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        ChartingItem[] all = [.. form.AllItems];
        List<FormProblem> problems = [];
        if (string.IsNullOrWhiteSpace(form.Name))
            problems.Add(new FormProblem(null, "The form has no name."));
        else if (form.Name.Length > LongestName)
            problems.Add(new FormProblem(null, $"The form's name is longer than {Count(LongestName)} characters."));
        if (all.Length == 0)
            problems.Add(new FormProblem(null, "The form has no items."));
        if (all.Length > MostItems)
            problems.Add(new FormProblem(null, $"The form has more than {Count(MostItems)} items."));
        problems.AddRange(form.Sections.Where(section => string.IsNullOrWhiteSpace(section.Title))
            .Select(section => new FormProblem(section.Items.Count > 0 ? section.Items[0].Key : null, "A section has no title.")));
        problems.AddRange(all.GroupBy(item => item.Key, StringComparer.Ordinal).Where(key => key.Count() > 1)
            .Select(key => new FormProblem(key.Key, $"Two items have the key “{key.Key}”.")));
        problems.AddRange(form.Items.Select(item => item.Items).Prepend([.. form.Items]).SelectMany(SameNames));
        problems.AddRange(form.Items.SelectMany(item => Problems(form, item).Select(problem => new FormProblem(item.Key, problem))));
        problems.AddRange(from item in form.Items
                          where item.Type == ChartingItemType.Group
                          let row = FormRows.FormOf(form, item)
                          from inner in item.Items
                          from problem in Problems(row, inner)
                          select new FormProblem(inner.Key, problem));
        return problems;
    }

    private static IEnumerable<FormProblem> SameNames(IReadOnlyList<ChartingItem> items)
        => items.GroupBy(item => item.Label.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(label => label.Key.Length > 0 && label.Count() > 1)
            .Select(label => new FormProblem(label.First().Key,
                $"Two items are called “{label.Key}”, so that tables could not tell them apart."));

    private static IEnumerable<string> Problems(ChartingForm form, ChartingItem item)
    {
        var name = NameOf(item);
        if (string.IsNullOrWhiteSpace(item.Label))
            yield return "An item has no name.";
        if (string.IsNullOrWhiteSpace(item.Key))
            yield return $"{name} has no key.";
        if (item.Label.Length > LongestName || item.Definition?.Length > LongestText)
            yield return $"{name} has a name or definition that is too long.";
        foreach (var problem in Options(item).Concat(Asking(form, item)).Concat(DerivationCheck.Problems(form, item)).Concat(Group(item)))
            yield return $"{name} {problem}";
    }

    /// <summary>An item as a message calls it.</summary>
    internal static string NameOf(ChartingItem item) => string.IsNullOrWhiteSpace(item.Label) ? "An item" : $"“{item.Label.Trim()}”";

    private static IEnumerable<string> Options(ChartingItem item)
    {
        if (item.Type is not (ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice))
            yield break;
        if (item.Options.Count < 2)
            yield return "needs at least two options.";
        if (item.Options.Count > MostOptions)
            yield return $"has more than {Count(MostOptions)} options.";
        if (item.Options.Any(option => string.IsNullOrWhiteSpace(option.Label)))
            yield return "has an option without a name.";
        if (item.Options.GroupBy(option => option.Key, StringComparer.Ordinal).Any(key => key.Count() > 1))
            yield return "has two options with the same key.";
        if (item.Options.Where(option => !string.IsNullOrWhiteSpace(option.Label))
            .GroupBy(option => option.Label.Trim(), StringComparer.OrdinalIgnoreCase).Any(label => label.Count() > 1))
            yield return "has two options with the same name.";
    }

    private static IEnumerable<string> Asking(ChartingForm form, ChartingItem item)
    {
        if (item.ShownIf is not { } condition)
            yield break;
        if (form.Find(condition.Item) is not { } other)
            yield return "is asked by the answer to an item that the form does not have.";
        else if (FormConditions.IsCircular(form, item))
            yield return "is asked by rules that lead in a circle.";
        else if (other.Choices.Count == 0 || other.Type == ChartingItemType.Derived)
            yield return $"is asked by the answer to {NameOf(other)}, which has no options.";
        else if (condition.Values.Count == 0)
            yield return $"is asked by the answer to {NameOf(other)}, and by none of its options.";
        else if (condition.Values.Any(value => other.Choices.All(option => option.Key != value)))
            yield return $"is asked by an option that {NameOf(other)} does not have.";
    }

    private static IEnumerable<string> Group(ChartingItem item)
    {
        if (item.Type != ChartingItemType.Group)
        {
            if (item.Items.Count > 0)
                yield return "has items of its own but is not a group.";
            yield break;
        }

        if (item.Items.Count == 0)
            yield return "is a group without items.";
        if (item.Items.Any(inner => inner.Type == ChartingItemType.Group))
            yield return "is a group with a group in it.";
        if (item.Items.Any(inner => inner.PrefilledFrom is not null))
            yield return "has an item that the record fills in: that is for items of the study.";
        if (item.RowKey is not null && FormRows.KeyOf(item) is null or { Type: ChartingItemType.Derived })
            yield return "identifies its rows by an item that does not exist or is computed.";
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
