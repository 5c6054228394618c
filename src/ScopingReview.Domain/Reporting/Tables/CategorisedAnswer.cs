using System.Globalization;
using System.Runtime.InteropServices;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// An answer as tables see it: distinct values, or the reason why there are none that count. A contradictory answer keeps its values.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CategorisedAnswer(CategoryKind Kind, IReadOnlyList<string> Values)
{
    /// <summary>The values that make categories of their own.</summary>
    public IReadOnlyList<string> CountedValues => Kind == CategoryKind.Value ? Values : [];

    public static CategorisedAnswer Of(ChartingItem item, ChartedStudy study)
    {
        if (WithoutValue(item, study, out var answer) is { } kind)
            return new(kind, []);

        if (item.Type == ChartingItemType.Group)
            return new(CategoryKind.Value, [answer!.Rows.Count.ToString(CultureInfo.InvariantCulture)]);
        // As nearly all are.
        if (answer!.Values is [var only] && !string.IsNullOrWhiteSpace(only))
        {
            var counted = Canonical(item, only.Trim());
            return new(CategoryKind.Value, counted == only ? answer.Values : [counted]);
        }

        var values = answer.Values
            .Where(value => !string.IsNullOrWhiteSpace(value))
            .Select(value => Canonical(item, value.Trim()))
            .Distinct(ValueOrder.Comparer(item))
            .ToList();
        return new(values.Count > 1 && !item.AllowsSeveral ? CategoryKind.Contradictory : CategoryKind.Value, values);
    }

    /// <summary>Why there is no value that counts; null where there is one, or several, which are looked at no further.</summary>
    public static CategoryKind? WithoutValue(ChartingItem item, ChartedStudy study) => WithoutValue(item, study, out _);

    private static CategoryKind? WithoutValue(ChartingItem item, ChartedStudy study, out ChartAnswer? answer)
    {
        answer = null;
        if (study.Answers is not { } answers)
            return CategoryKind.NotCharted;
        if (study.NotAsked.Contains(item.Key))
            return CategoryKind.NotAsked;
        answer = DerivedItems.AnswerOf(item, answers);
        if (answer is null && item.Derivation is { } derivation && derivation.Sources.Any(key => answers[key] is { IsAnswered: true }))
            return CategoryKind.NotDerivable;
        if (answer is not { IsAnswered: true })
            return CategoryKind.NotAnswered;
        return answer.State switch
        {
            ChartAnswerState.NotReported => CategoryKind.NotReported,
            ChartAnswerState.Unclear => CategoryKind.Unclear,
            _ => null,
        };
    }

    // "USA" and "United States" are one country, 10 and 10.0 one number.
    private static string Canonical(ChartingItem item, string value) => item.Type switch
    {
        ChartingItemType.Country => Countries.Find(value)?.Name ?? value,
        ChartingItemType.Number when ChartNumber.TryRead(value, out var number) =>
            number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => value,
    };
}
