using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Charting;

/// <summary>What reading a codebook gave.</summary>
/// <param name="Form">The form; null where it cannot be read.</param>
/// <param name="Problems">What was not understood, with its line, as sentences.</param>
public sealed record CodebookReading(ChartingForm? Form, IReadOnlyList<string> Problems);

/// <summary>
/// A form as a table that people edit in a spreadsheet: a row for each item, and one for each of its options. Columns: section, item, key,
/// kind, required, definition, source, option, option key, option definition, filled from, rule, computed from, unit, asked if,
/// asked if answer. Rows without an item belong to the item above them; keys that are missing are made from the names.
/// </summary>
public static class Codebook
{
    private static readonly string[] _columns =
    [
        "section", "item", "key", "kind", "required", "definition", "source", "option", "option key", "option definition", "filled from",
        "rule", "computed from", "unit", "asked if", "asked if answer", "cases", "group", "rows by", "quote", "replaces",
    ];

    private static readonly Dictionary<string, ChartingItemType> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["single choice"] = ChartingItemType.SingleChoice,
        ["choice"] = ChartingItemType.SingleChoice,
        ["radio"] = ChartingItemType.SingleChoice,
        ["multiple choice"] = ChartingItemType.MultipleChoice,
        ["checkbox"] = ChartingItemType.MultipleChoice,
        ["text"] = ChartingItemType.Text,
        ["long text"] = ChartingItemType.LongText,
        ["notes"] = ChartingItemType.LongText,
        ["number"] = ChartingItemType.Number,
        ["integer"] = ChartingItemType.Number,
        ["yes/no"] = ChartingItemType.YesNo,
        ["yesno"] = ChartingItemType.YesNo,
        ["year"] = ChartingItemType.Year,
        ["country"] = ChartingItemType.Country,
        ["computed"] = ChartingItemType.Derived,
        ["date"] = ChartingItemType.Date,
        ["group"] = ChartingItemType.Group,
        ["repeatable group"] = ChartingItemType.Group,
    };

    /// <summary>The form as a table with commas (RFC 4180). Encode it as UTF-8; Excel wants a byte order mark.</summary>
    public static string Write(ChartingForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var text = new StringBuilder();
        AddRow(text, _columns);
        foreach (var section in form.Sections)
        {
            foreach (var item in section.Items)
            {
                AddItem(text, section.Title, null, item);
                foreach (var inner in item.Items)
                    AddItem(text, section.Title, item.Key, inner);
            }
        }

        return text.ToString();
    }

    private static void AddItem(StringBuilder text, string section, string? group, ChartingItem item)
    {
        for (var at = 0; at < Math.Max(1, item.Options.Count); at++)
        {
            var option = at < item.Options.Count ? item.Options[at] : null;
            var replaces = option is null ? null : string.Join("; ", option.Replaces);
            if (at > 0)
            {
                AddRow(text, ["", "", "", "", "", "", "", option?.Label, option?.Key, option?.Definition, .. Enumerable.Repeat("", 10),
                    replaces]);
                continue;
            }

            AddRow(text, [section, item.Label, item.Key, KindOf(item.Type), item.Required ? "yes" : "no", item.Definition, item.Source,
                option?.Label, option?.Key, option?.Definition, item.PrefilledFrom?.ToString(), item.Derivation?.Rule.ToString(),
                item.Derivation?.FromItem, item.Unit, item.ShownIf?.Item, item.ShownIf is null ? ""
                    : string.Join("; ", item.ShownIf.Values),
                item.Derivation is null ? "" : DerivationText.Write(item.Derivation), group, item.RowKey, item.QuoteWanted ? "yes" : "",
                replaces]);
        }
    }

    /// <summary>
    /// Reads a codebook. A row that is not understood is named, and then there is no form: half a form would be taken for whole.
    /// </summary>
    /// <param name="stream">The table; left open.</param>
    /// <param name="name">The form's name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<CodebookReading> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        List<string> problems = [];
        var builder = new CodebookBuilder(problems, _kinds);
        Dictionary<string, int>? columns = null;
        await foreach (var row in DelimitedTable.ReadAsync(stream, cancellationToken))
        {
            var line = row.Row.Line;
            if (row.Row.Defect is { } defect)
            {
                problems.Add(FormattableString.Invariant($"Line {line}: {defect}"));
                continue;
            }

            // The dialect may take the names of these columns for a row: they are none that exports of records have.
            columns ??= Columns(row.Headers) ?? Columns(row.Row.Cells);
            if (columns is null)
            {
                problems.Add("The first row does not name the columns: a codebook has at least “item” and “kind”.");
                break;
            }

            if (!row.Row.IsEmpty && Columns(row.Row.Cells) is null)
                builder.Add(line, column => columns.TryGetValue(column, out var at) && at < row.Row.Cells.Count
                    ? FieldText.CleanLines(row.Row.Cells[at]) : null);
        }

        var form = new ChartingForm { Name = name, Version = 1, Sections = builder.Sections() };
        if (problems.Count == 0 && !form.Items.Any())
            problems.Add("The codebook has no items.");
        if (problems.Count == 0)
            problems.AddRange(FormCheck.Problems(form).Select(problem => problem.Message));
        return new CodebookReading(problems.Count == 0 ? form : null, problems);
    }

    private static Dictionary<string, int>? Columns(IReadOnlyList<string> cells)
    {
        var names = cells.Select((cell, at) => (Name: cell.Trim().Replace('_', ' ').ToLowerInvariant(), at))
            .Where(cell => _columns.Contains(cell.Name))
            .DistinctBy(cell => cell.Name).ToDictionary(cell => cell.Name, cell => cell.at, StringComparer.Ordinal);
        return names.ContainsKey("item") && names.ContainsKey("kind") ? names : null;
    }

    internal static string KindOf(ChartingItemType type) => _kinds.First(kind => kind.Value == type).Key;

    private static void AddRow(StringBuilder text, IEnumerable<string?> cells)
        => text.AppendJoin(',', cells.Select(cell => cell is null || cell.AsSpan().IndexOfAny("\",\r\n;") < 0 ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
}
