using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>Checks a chart against the form version it was made with.</summary>
public static class ChartValidator
{
    /// <summary>The earliest year that is taken for a year of publication.</summary>
    public const int EarliestYear = 1800;

    /// <summary>More rows than a group of one study has.</summary>
    public const int MostRows = 200;

    /// <summary>Everything that keeps the chart from being complete, in the order of the form; empty if it is complete.</summary>
    /// <param name="form">The form version of the chart.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="latestYear">The latest year that is accepted, the next calendar year as a rule (articles appear ahead of
    /// print).</param>
    public static IReadOnlyList<ChartProblem> Validate(ChartingForm form, ChartAnswers answers, int latestYear)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        var strangers = answers.Keys
            .Where(key => form.Find(key) is null)
            .Select(key =>
                new ChartProblem(key, ChartProblemKind.Invalid,
                    string.Create(CultureInfo.InvariantCulture, $"'{key}' is not an item of this form (version {form.Version}).")));
        return [.. form.Items.Where(item => FormConditions.IsAsked(form, item, answers))
            .SelectMany(item => (IEnumerable<ChartProblem>)[.. Check(item, answers[item.Key], latestYear),
                .. Rows(form, item, answers, latestYear)]),
            .. strangers];
    }

    private static IEnumerable<ChartProblem> Rows(ChartingForm form, ChartingItem group, ChartAnswers answers, int latestYear)
    {
        if (answers[group.Key] is not { Rows.Count: > 0 } answer)
            yield break;
        var wide = FormRows.FormOf(form, group);
        foreach (var (at, row) in answer.Rows.Index())
        {
            var all = FormRows.AnswersOf(answers, row);
            foreach (var problem in group.Items.Where(item => FormConditions.IsAsked(wide, item, all))
                .SelectMany(item => Check(item, row.Answers[item.Key], latestYear)))
                yield return problem with { RowId = row.Id, Message = $"{FormRows.Name(group, row, at)}: {problem.Message}" };
        }
    }

    private static List<ChartProblem> Check(ChartingItem item, ChartAnswer? answer, int latestYear)
    {
        if (item.Type is ChartingItemType.Derived)
            return answer is null ? [] : [Invalid(item, "is computed and cannot be answered")];
        if (answer is null or { IsAnswered: false })
            return item.Required
                ? [new(item.Key, ChartProblemKind.Missing,
                    $"{item.Label}: an answer is needed (\"not reported\" and \"unclear\" are answers).")] : [];
        if (answer.State != ChartAnswerState.Given)
            return answer.Values.Count + answer.Rows.Count == 0 ? []
                : [Invalid(item, "is marked as not reported or unclear and has a value as well: choose one of the two")];

        var problems = answer.Values.Select(value => Fault(item, value, latestYear)).OfType<string>().Select(fault => Invalid(item, fault))
            .ToList();
        if (answer.Values.Count > 1 && !item.AllowsSeveral)
            problems.Add(Invalid(item, $"takes one answer, not {answer.Values.Count.ToString(CultureInfo.InvariantCulture)}"));
        if (answer.Values.Distinct(StringComparer.Ordinal).Count() < answer.Values.Count)
            problems.Add(Invalid(item, "has the same answer twice"));
        if (item.QuoteWanted && answer.Quotes.Count == 0)
            problems.Add(Invalid(item, "needs a quote from the report as evidence"));
        if (answer.Rows.Count > MostRows)
            problems.Add(Invalid(item, string.Create(CultureInfo.InvariantCulture, $"has more than {MostRows} rows")));
        return problems;
    }

    private static string? Fault(ChartingItem item, string value, int latestYear) => item.Type switch
    {
        ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice or ChartingItemType.YesNo =>
            item.Choices.Any(option => option.Key == value) ? null : $"'{value}' is not one of its options",
        ChartingItemType.Country => Countries.Find(value) is null ? $"'{value}' is not a country of the list" : null,
        ChartingItemType.Number => ChartNumber.TryRead(value, out _) ? null : $"'{value}' is not a number (write 1234.5)",
        ChartingItemType.Year => YearFault(value, latestYear),
        ChartingItemType.Date => DateFault(value, latestYear),
        ChartingItemType.Group => "is not a row",
        _ => null,
    };

    private static string? YearFault(string value, int latestYear)
    {
        if (!int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return $"'{value}' is not a year in digits";
        return year < EarliestYear || year > latestYear
            ? string.Create(CultureInfo.InvariantCulture, $"{year} is outside the range {EarliestYear} to {latestYear}")
            : null;
    }

    private static string? DateFault(string value, int latestYear) => !ChartDate.TryRead(value.Trim(), out var date)
        ? $"'{value}' is not a date (write 2024-03-09, 2024-03 or 2024)"
        : date.Year < EarliestYear || date.Year > latestYear
            ? string.Create(CultureInfo.InvariantCulture, $"{value} is outside the range {EarliestYear} to {latestYear}") : null;

    private static ChartProblem Invalid(ChartingItem item, string fault) =>
        new(item.Key, ChartProblemKind.Invalid, $"{item.Label}: {fault}.");
}
