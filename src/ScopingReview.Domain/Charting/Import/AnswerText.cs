using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Charting;

/// <summary>What a cell says of an item.</summary>
/// <param name="Answer">The answer; null where the cell says nothing.</param>
/// <param name="IsState">True for "not reported" and "unclear".</param>
public readonly record struct AnswerReading(ChartAnswer? Answer, bool IsState);

/// <summary>
/// Answers as cells of a table, so that what was written reads back as the same answer: options by their labels, several values with "; "
/// between them, "Not reported", "Unclear". An apostrophe in front says that a cell is meant as text, as it does in spreadsheets; a word in
/// brackets is no option of an item that has one of that name.
/// </summary>
public static class AnswerText
{
    private const char Separator = ';';

    private static readonly Dictionary<string, CategoryKind> _words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Not reported"] = CategoryKind.NotReported,
        ["NR"] = CategoryKind.NotReported,
        ["Unclear"] = CategoryKind.Unclear,
        ["Not answered"] = CategoryKind.NotAnswered,
        ["Not asked"] = CategoryKind.NotAsked,
        ["Not charted yet"] = CategoryKind.NotCharted,
        ["Not derivable"] = CategoryKind.NotDerivable,
    };

    /// <summary>An answer as a cell; "Not answered" where there is none. Of a group only its number of rows: they are a table of their
    /// own.</summary>
    public static string Write(ChartingItem item, ChartAnswer? answer)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (answer is not { IsAnswered: true })
            return Word(item, CategoryKind.NotAnswered);
        if (answer.State != ChartAnswerState.Given)
            return Word(item, answer.State == ChartAnswerState.Unclear ? CategoryKind.Unclear : CategoryKind.NotReported);
        if (item.Type == ChartingItemType.Group)
            return RowsInWords(answer.Rows.Count);
        var labels = Escaped(item, string.Join("; ", answer.Values.Select(item.LabelOf)));
        return item.Choices.Count == 0 || Same(Read(item, labels).Answer, answer) ? labels
            : Escaped(item, string.Join("; ", answer.Values));
    }

    /// <summary>What stands for an answer that is no value, told apart from options of the same name.</summary>
    public static string Word(ChartingItem item, CategoryKind kind)
    {
        ArgumentNullException.ThrowIfNull(item);
        var word = ItemCategories.InWords(kind);
        while (Option(item, word) is not null)
            word = $"[{word}]";
        return word;
    }

    /// <summary>"1 row", "3 rows".</summary>
    public static string RowsInWords(int rows) => FormattableString.Invariant($"{rows} {(rows == 1 ? "row" : "rows")}");

    /// <summary>What a cell says. Whether the item takes such an answer is for <see cref="ChartValidator"/> to say.</summary>
    public static AnswerReading Read(ChartingItem item, string? cell)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = cell?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";
        var isText = text.StartsWith('\'') && IsEscapable(item, text[1..]);
        if (isText)
            text = text[1..];
        if (text.Length == 0)
            return default;
        if (item.Choices.Count > 0)
            return Options(item, text) is { } options ? Given(options) : Kind(text.Trim('[', ']')) is { } said ? Of(said) : Given([text]);
        if (!isText && Kind(text) is { } kind)
            return Of(kind);
        return item.Type switch
        {
            ChartingItemType.Group => default,
            ChartingItemType.Country
                => Given([.. text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Countries.Find(name)?.Name ?? name).Distinct(StringComparer.Ordinal)]),
            ChartingItemType.Year when ChartNumber.TryRead(text, out var year) && decimal.IsInteger(year)
                => Given([year.ToString("0", System.Globalization.CultureInfo.InvariantCulture)]),
            // What a spreadsheet makes of a date.
            ChartingItemType.Date when text.EndsWith(" 00:00:00", StringComparison.Ordinal) => Given([text[..^" 00:00:00".Length]]),
            _ => Given([text]),
        };
    }

    private static AnswerReading Given(IReadOnlyList<string> values) => new(ChartAnswer.Of(values), IsState: false);

    private static AnswerReading Of(CategoryKind kind) => kind switch
    {
        CategoryKind.NotReported => new(ChartAnswer.NotReported, IsState: true),
        CategoryKind.Unclear => new(ChartAnswer.Unclear, IsState: true),
        _ => default,
    };

    private static CategoryKind? Kind(string text) => _words.TryGetValue(text, out var kind) ? kind : null;

    private static bool Same(ChartAnswer? read, ChartAnswer answer)
        => read is { State: ChartAnswerState.Given } && read.Values.SequenceEqual(answer.Values, StringComparer.Ordinal);

    // What a spreadsheet would run, and texts that read like one of our words.
    private static bool IsEscapable(ChartingItem item, string text)
    {
        var bare = text.TrimStart('\'');
        return SpreadsheetText.IsFormula(bare) || (item.Choices.Count == 0 && _words.ContainsKey(bare));
    }

    private static string Escaped(ChartingItem item, string text)
        => (text.StartsWith('\'') || !SpreadsheetText.IsFormula(text)) && IsEscapable(item, text) ? "'" + text : text;

    /// <summary>The options that a text names, in the order of the form; null where a part of it names none.</summary>
    private static string[]? Options(ChartingItem item, string text)
    {
        if (Option(item, text) is { } whole)
            return [whole];
        // A label may hold a semicolon itself: the longest name that fits is taken, and shorter ones where the rest then names nothing.
        var ends = text.Index().Where(sign => sign.Item == Separator).Select(sign => sign.Index).Append(text.Length).ToArray();
        var found = new Dictionary<int, string[]?>();
        if (ends.Length > FormCheck.MostOptions || From(0) is not { Length: > 0 } keys)
            return null;
        return item.AllowsSeveral ? [.. item.Choices.Select(option => option.Key).Where(keys.Contains)] : keys;

        string[]? From(int start)
        {
            if (start >= text.Length || string.IsNullOrWhiteSpace(text[start..]))
                return [];
            if (found.TryGetValue(start, out var known))
                return known;
            foreach (var end in ends.Reverse().TakeWhile(end => end >= start))
            {
                if (Option(item, text[start..end]) is { } option && From(end + 1) is { } rest)
                    return found[start] = [option, .. rest];
            }

            return found[start] = null;
        }
    }

    /// <summary>The key of the option of this label or key, whatever its case.</summary>
    private static string? Option(ChartingItem item, string text)
    {
        var name = text.Trim();
        if (name.Length == 0 || item.Choices is not { Count: > 0 } choices)
            return null;
        return (choices.FirstOrDefault(option => option.Label.Trim() == name)
            ?? choices.FirstOrDefault(option => option.Label.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? choices.FirstOrDefault(option => option.Key == name)
            ?? choices.FirstOrDefault(option => option.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))?.Key;
    }
}
