using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>Something that keeps a form from being published.</summary>
/// <param name="ItemKey">The item it is about; null where it is about the form.</param>
/// <param name="Message">A sentence for the person who edits the form.</param>
public sealed record FormProblem(string? ItemKey, string Message);

/// <summary>Checks a form before it is published: what is published cannot be changed any more.</summary>
public static class FormCheck
{
    /// <summary>More items than anybody charts.</summary>
    public const int MostItems = 300;

    /// <summary>More options than a list shows.</summary>
    public const int MostOptions = 200;

    private const int LongestName = 200;
    private const int LongestText = 4000;

    /// <summary>Everything that keeps the form from being published, in its order; empty where it can be.</summary>
    public static IReadOnlyList<FormProblem> Problems(ChartingForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        List<FormProblem> problems = [];
        if (string.IsNullOrWhiteSpace(form.Name))
            problems.Add(new FormProblem(null, "The form has no name."));
        else if (form.Name.Length > LongestName)
            problems.Add(new FormProblem(null, $"The form's name is longer than {Count(LongestName)} characters."));
        if (!form.Items.Any())
            problems.Add(new FormProblem(null, "The form has no items."));
        if (form.Items.Count() > MostItems)
            problems.Add(new FormProblem(null, $"The form has more than {Count(MostItems)} items."));
        problems.AddRange(form.Sections.Where(section => string.IsNullOrWhiteSpace(section.Title))
            .Select(section => new FormProblem(section.Items.Count > 0 ? section.Items[0].Key : null, "A section has no title.")));
        problems.AddRange(form.Items.GroupBy(item => item.Key, StringComparer.Ordinal).Where(key => key.Count() > 1)
            .Select(key => new FormProblem(key.Key, $"Two items have the key “{key.Key}”.")));
        problems.AddRange(form.Items.GroupBy(item => item.Label.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(label => label.Key.Length > 0 && label.Count() > 1)
            .Select(label => new FormProblem(label.First().Key, $"Two items are called “{label.Key}”, so that tables could not tell them apart.")));
        problems.AddRange(form.Items.SelectMany(item => Problems(form, item).Select(problem => new FormProblem(item.Key, problem))));
        return problems;
    }

    private static IEnumerable<string> Problems(ChartingForm form, ChartingItem item)
    {
        var name = string.IsNullOrWhiteSpace(item.Label) ? "An item" : $"“{item.Label.Trim()}”";
        if (string.IsNullOrWhiteSpace(item.Label))
            yield return "An item has no name.";
        if (string.IsNullOrWhiteSpace(item.Key))
            yield return $"{name} has no key.";
        if (item.Label.Length > LongestName || item.Definition?.Length > LongestText)
            yield return $"{name} has a name or definition that is too long.";
        if (item.Type is ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice)
        {
            if (item.Options.Count < 2)
                yield return $"{name} needs at least two options.";
            if (item.Options.Count > MostOptions)
                yield return $"{name} has more than {Count(MostOptions)} options.";
            if (item.Options.Any(option => string.IsNullOrWhiteSpace(option.Label)))
                yield return $"{name} has an option without a name.";
            if (item.Options.GroupBy(option => option.Key, StringComparer.Ordinal).Any(key => key.Count() > 1))
                yield return $"{name} has two options with the same key.";
            if (item.Options.Where(option => !string.IsNullOrWhiteSpace(option.Label))
                .GroupBy(option => option.Label.Trim(), StringComparer.OrdinalIgnoreCase).Any(label => label.Count() > 1))
                yield return $"{name} has two options with the same name.";
        }

        if (item.ShownIf is { } condition)
        {
            if (form.Find(condition.Item) is not { } other)
                yield return $"{name} is asked by the answer to an item that the form does not have.";
            else if (FormConditions.IsCircular(form, item))
                yield return $"{name} is asked by rules that lead in a circle.";
            else if (other.Choices.Count == 0 || other.Type == ChartingItemType.Derived)
                yield return $"{name} is asked by the answer to “{other.Label}”, which has no options.";
            else if (condition.Values.Count == 0)
                yield return $"{name} is asked by the answer to “{other.Label}”, and by none of its options.";
            else if (condition.Values.Any(value => other.Choices.All(option => option.Key != value)))
                yield return $"{name} is asked by an option that “{other.Label}” does not have.";
        }

        if (item.Type != ChartingItemType.Derived)
            yield break;
        if (item.Derivation is not { } derivation)
            yield return $"{name} is computed, and nothing says from what.";
        else if (form.Find(derivation.FromItem) is not { } from)
            yield return $"{name} is computed from an item that the form does not have.";
        else if (from.Type == ChartingItemType.Derived)
            yield return $"{name} is computed from “{from.Label}”, which is computed itself.";
        else if (derivation.Rule == DerivationRule.RegionOfCountry && from.Type != ChartingItemType.Country)
            yield return $"{name} is the region of countries, and “{from.Label}” does not hold countries.";
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
