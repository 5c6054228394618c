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
        "rule", "computed from", "unit", "asked if", "asked if answer",
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
                for (var at = 0; at < Math.Max(1, item.Options.Count); at++)
                {
                    var option = at < item.Options.Count ? item.Options[at] : null;
                    string?[] own = at > 0 ? ["", "", "", "", "", "", ""]
                        : [section.Title, item.Label, item.Key, KindOf(item.Type), item.Required ? "yes" : "no", item.Definition, item.Source];
                    AddRow(text, [.. own, option?.Label, option?.Key, option?.Definition, at > 0 ? "" : item.PrefilledFrom?.ToString(),
                        at > 0 ? "" : item.Derivation?.Rule.ToString(), at > 0 ? "" : item.Derivation?.FromItem, at > 0 ? "" : item.Unit,
                        at > 0 ? "" : item.ShownIf?.Item, at > 0 || item.ShownIf is null ? "" : string.Join("; ", item.ShownIf.Values)]);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a codebook. A row that is not understood is named, and then there is no form: half a form would be taken for whole.</summary>
    /// <param name="stream">The table; left open.</param>
    /// <param name="name">The form's name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<CodebookReading> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        List<string> problems = [];
        var builder = new Builder(problems);
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
        var names = cells.Select((cell, at) => (Name: cell.Trim().Replace('_', ' ').ToLowerInvariant(), at)).Where(cell => _columns.Contains(cell.Name))
            .DistinctBy(cell => cell.Name).ToDictionary(cell => cell.Name, cell => cell.at, StringComparer.Ordinal);
        return names.ContainsKey("item") && names.ContainsKey("kind") ? names : null;
    }

    private static string KindOf(ChartingItemType type) => _kinds.First(kind => kind.Value == type).Key;

    private static void AddRow(StringBuilder text, IEnumerable<string?> cells)
        => text.AppendJoin(',', cells.Select(cell => cell is null || cell.AsSpan().IndexOfAny("\",\r\n;") < 0 ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");

    /// <summary>Puts the rows together to sections, items and options.</summary>
    private sealed class Builder(List<string> problems)
    {
        private readonly List<(string Title, List<ChartingItem> Items)> _sections = [];
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        public IReadOnlyList<ChartingSection> Sections()
            => [.. _sections.Select(section => new ChartingSection { Title = section.Title, Items = section.Items })];

        public void Add(long line, Func<string, string?> cell)
        {
            if (cell("item") is { } label)
                AddItem(line, label, cell);
            if (cell("option") is { } option)
                AddOption(line, option, cell);
        }

        private void AddItem(long line, string label, Func<string, string?> cell)
        {
            if (_sections.Count == 0 || (cell("section") is { } title && title != _sections[^1].Title))
                _sections.Add((cell("section") ?? "The study", []));
            if (cell("kind") is not { } kind || !_kinds.TryGetValue(kind, out var type))
            {
                Problem(line, $"“{cell("kind") ?? ""}” is no kind of item. Kinds are {string.Join(", ", _kinds.Values.Distinct().Select(KindOf))}.");
                return;
            }

            var key = cell("key") ?? FormKeys.Of(label, _keys);
            if (!_keys.Add(key))
            {
                Problem(line, $"the key “{key}” is there twice.");
                return;
            }

            _sections[^1].Items.Add(new ChartingItem
            {
                Key = key,
                Label = label,
                Type = type,
                Required = cell("required") is { } required && required.StartsWith('y'),
                Definition = cell("definition"),
                Source = cell("source"),
                PrefilledFrom = Field(line, cell("filled from")),
                Derivation = type == ChartingItemType.Derived && cell("computed from") is { } from
                    && Rule(line, cell("rule")) is { } rule ? new Derivation(rule, from) : null,
                Unit = cell("unit"),
                ShownIf = cell("asked if") is { } other ? new ShowCondition(other, cell("asked if answer")?.Split(';',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []) : null,
            });
        }

        private void AddOption(long line, string label, Func<string, string?> cell)
        {
            if (_sections.Count == 0 || _sections[^1].Items.Count == 0)
            {
                Problem(line, "an option stands before any item.");
                return;
            }

            var items = _sections[^1].Items;
            var item = items[^1];
            var key = cell("option key") ?? FormKeys.Of(label, [.. item.Options.Select(option => option.Key)]);
            items[^1] = item with { Options = [.. item.Options, new ChartingOption { Key = key, Label = label, Definition = cell("option definition") }] };
        }

        private BibliographicField? Field(long line, string? name)
        {
            if (Enum.TryParse<BibliographicField>(name, ignoreCase: true, out var field) && Enum.IsDefined(field))
                return field;
            if (name is not null)
                Problem(line, $"“{name}” is none of {string.Join(", ", Enum.GetNames<BibliographicField>())}.");
            return null;
        }

        private DerivationRule? Rule(long line, string? name)
        {
            if (Enum.TryParse<DerivationRule>(name, ignoreCase: true, out var rule) && Enum.IsDefined(rule))
                return rule;
            if (name is not null)
                Problem(line, $"“{name}” is none of {string.Join(", ", Enum.GetNames<DerivationRule>())}.");
            return null;
        }

        private void Problem(long line, string message) => problems.Add(FormattableString.Invariant($"Line {line}: {message}"));
    }
}
