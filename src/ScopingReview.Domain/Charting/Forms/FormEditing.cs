namespace ScopingReview.Domain.Charting;

/// <summary>
/// Changes that a person makes to a form. Each gives a new form; keys stay what they were, so that answers stay with their items. An item
/// is found by its key wherever it stands, in a section or in a repeatable group.
/// </summary>
public static class FormEditing
{
    /// <summary>A form with one section changed.</summary>
    public static ChartingForm With(this ChartingForm form, int section, Func<ChartingSection, ChartingSection> change)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(change);
        return form with { Sections = [.. form.Sections.Select((one, at) => at == section ? change(one) : one)] };
    }

    /// <summary>A form with one item changed.</summary>
    public static ChartingForm With(this ChartingForm form, string key, Func<ChartingItem, ChartingItem> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return form.Lists(items => [.. items.Select(item => item.Key == key ? change(item) : item)]);
    }

    /// <summary>A form with a new item at the end of a section; returns its key too.</summary>
    public static (ChartingForm Form, string Key) WithItem(this ChartingForm form, int section, string label, ChartingItemType type)
    {
        ArgumentNullException.ThrowIfNull(form);
        var item = form.NewItem(label, type);
        return (form.With(section, one => one with { Items = [.. one.Items, item] }), item.Key);
    }

    /// <summary>A form with a new item at the end of a group; returns its key too.</summary>
    public static (ChartingForm Form, string Key) WithItem(this ChartingForm form, string group, string label, ChartingItemType type)
    {
        ArgumentNullException.ThrowIfNull(form);
        var item = form.NewItem(label, type);
        return (form.With(group, one => one with { Items = [.. one.Items, item] }), item.Key);
    }

    /// <summary>
    /// A form in which an item that was never published has another name, and the key that goes with it; returns the key too. What is
    /// computed from the item follows.
    /// </summary>
    public static (ChartingForm Form, string Key) Renamed(this ChartingForm form, string key, string label)
    {
        ArgumentNullException.ThrowIfNull(form);
        var next = FormKeys.Of(label, [.. form.AllItems.Select(item => item.Key).Where(other => other != key)]);
        return (form.Lists(items => [.. items.Select(item => item.Key == key ? item with { Key = next, Label = label }
            : Following(item, key, next))]), next);
    }

    /// <summary>A form without an item.</summary>
    public static ChartingForm Without(this ChartingForm form, string key)
        => form.Lists(items => [.. items.Where(item => item.Key != key)]);

    /// <summary>
    /// A form with an item one place up (−1) or down (+1); from the end of a section it goes to the beginning of the next, and the other
    /// way round. An item of a group stays in it.
    /// </summary>
    public static ChartingForm Moved(this ChartingForm form, string key, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        var within = form.Lists(items => items.Index().Where(one => one.Item.Key == key).Select(one => (int?)one.Index).FirstOrDefault()
            is { } at && at + by >= 0 && at + by < items.Count ? Swapped(items, at, at + by) : items);
        if (form.Find(key) is not { } moved || !within.AllItems.Select(item => item.Key)
            .SequenceEqual(form.AllItems.Select(item => item.Key)))
            return within;
        var next = form.Sections.Index().First(one => one.Item.Items.Any(item => item.Key == key)).Index + by;
        return next < 0 || next >= form.Sections.Count ? form
            : form.Without(key).With(next, one => one with { Items = by > 0 ? [moved, .. one.Items] : [.. one.Items, moved] });
    }

    /// <summary>A form with an item put before another, wherever that stands; but a group never goes into a group.</summary>
    public static ChartingForm MovedBefore(this ChartingForm form, string key, string other)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (key == other || form.FindAny(key) is not { } moved || form.FindAny(other) is null
            || (moved.Type == ChartingItemType.Group && form.Find(other) is null))
            return form;
        return form.Without(key).Lists(items => [.. items.SelectMany(item => item.Key == other ? new[] { moved, item } : [item])]);
    }

    /// <summary>A form with a section one place up or down.</summary>
    public static ChartingForm MovedSection(this ChartingForm form, int section, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        var to = section + by;
        return to < 0 || to >= form.Sections.Count ? form : form with { Sections = Swapped(form.Sections, section, to) };
    }

    /// <summary>The form with each of its lists of items changed, those of groups first.</summary>
    private static ChartingForm Lists(this ChartingForm form, Func<IReadOnlyList<ChartingItem>, IReadOnlyList<ChartingItem>> change)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with
        {
            Sections = [.. form.Sections.Select(section => section with
            {
                Items = change([.. section.Items.Select(item => item.Items.Count == 0 ? item : item with { Items = change(item.Items) })]),
            })],
        };
    }

    private static ChartingItem NewItem(this ChartingForm form, string label, ChartingItemType type)
        => new() { Key = FormKeys.Of(label, [.. form.AllItems.Select(item => item.Key)]), Label = label, Type = type };

    private static ChartingItem Following(ChartingItem item, string key, string next) => item with
    {
        RowKey = item.RowKey == key ? next : item.RowKey,
        Derivation = item.Derivation is { } rule ? rule with
        {
            FromItem = rule.FromItem == key ? next : rule.FromItem,
            Cases = [.. rule.Cases.Select(one => one with { If = [.. one.If.Select(condition => Following(condition, key, next))] })],
        } : null,
        ShownIf = item.ShownIf is { } shown ? Following(shown, key, next) : null,
    };

    private static AnswerCondition Following(AnswerCondition condition, string key, string next)
        => condition.Item == key ? condition with { Item = next } : condition;

    private static List<T> Swapped<T>(IReadOnlyList<T> list, int a, int b)
    {
        List<T> swapped = [.. list];
        (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
        return swapped;
    }
}
