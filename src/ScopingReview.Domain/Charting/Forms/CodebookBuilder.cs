namespace ScopingReview.Domain.Charting;

/// <summary>Puts the rows of a codebook together to sections, items, groups and options.</summary>
internal sealed class CodebookBuilder(List<string> problems, IReadOnlyDictionary<string, ChartingItemType> kinds)
{
    private readonly List<(string Title, List<ChartingItem> Items)> _sections = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private string? _group;

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
        if (cell("kind") is not { } kind || !kinds.TryGetValue(kind, out var type))
        {
            Problem(line, $"“{cell("kind") ?? ""}” is not a kind of item. The kinds are {string.Join(", ", kinds.Values.Distinct().Select(Codebook.KindOf))}.");
            return;
        }

        var key = cell("key") ?? FormKeys.Of(label, _keys);
        if (!_keys.Add(key))
        {
            Problem(line, $"the key “{key}” is there twice.");
            return;
        }

        var item = new ChartingItem
        {
            Key = key,
            Label = label,
            Type = type,
            Required = IsYes(cell("required")),
            Definition = cell("definition"),
            Source = cell("source"),
            PrefilledFrom = Field(line, cell("filled from")),
            Derivation = type == ChartingItemType.Derived ? Derived(line, cell) : null,
            Unit = cell("unit"),
            ShownIf = cell("asked if") is { } other ? new AnswerCondition(other, List(cell("asked if answer"))) : null,
            RowKey = cell("rows by"),
            QuoteWanted = IsYes(cell("quote")),
        };
        _group = cell("group");
        if (_group is null)
            _sections[^1].Items.Add(item);
        else if (Group() is { } at)
            _sections[^1].Items[at] = _sections[^1].Items[at] with { Items = [.. _sections[^1].Items[at].Items, item] };
        else
            Problem(line, $"the group “{_group}” does not stand above in this section.");
    }

    private void AddOption(long line, string label, Func<string, string?> cell)
    {
        var items = _sections.Count == 0 ? [] : _sections[^1].Items;
        var at = _group is null ? items.Count - 1 : Group() ?? -1;
        if (at < 0 || (_group is not null && items[at].Items.Count == 0))
        {
            Problem(line, "an option comes before any item.");
            return;
        }

        items[at] = _group is null ? WithOption(items[at], label, cell)
            : items[at] with { Items = [.. items[at].Items.SkipLast(1), WithOption(items[at].Items[^1], label, cell)] };
    }

    private static ChartingItem WithOption(ChartingItem item, string label, Func<string, string?> cell) => item with
    {
        Options = [.. item.Options, new ChartingOption
        {
            Key = cell("option key") ?? FormKeys.Of(label, [.. item.Options.Select(option => option.Key)]),
            Label = label,
            Definition = cell("option definition"),
            Replaces = List(cell("replaces")),
        }],
    };

    private int? Group() => _sections[^1].Items.Index().Where(one => one.Item.Type == ChartingItemType.Group
        && (one.Item.Key == _group || one.Item.Label == _group)).Select(one => (int?)one.Index).FirstOrDefault();

    private Derivation? Derived(long line, Func<string, string?> cell)
    {
        if (Rule(line, cell("rule")) is not { } rule)
            return null;
        var derivation = DerivationText.Read(new Derivation(rule, cell("computed from") ?? ""), cell("cases"), out var fault);
        if (fault is not null)
            Problem(line, $"the rule “{fault}” was not understood. Rules read: phase = design | delivery: early; otherwise: late; or: below 50: small; otherwise: large.");
        return derivation;
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

    private static bool IsYes(string? text) => text is not null && text.StartsWith("y", StringComparison.OrdinalIgnoreCase);

    private static string[] List(string? text)
        => text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private void Problem(long line, string message) => problems.Add(FormattableString.Invariant($"Line {line}: {message}"));
}
