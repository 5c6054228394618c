namespace ScopingReview.Domain.Charting;

/// <summary>Changes that a person makes to a form. Each gives a new form; keys stay what they were, so that answers stay with their items.</summary>
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
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(change);
        return form with
        {
            Sections = [.. form.Sections.Select(section => section with
            {
                Items = [.. section.Items.Select(item => item.Key == key ? change(item) : item)],
            })],
        };
    }

    /// <summary>A form with a new item at the end of a section; returns its key too.</summary>
    public static (ChartingForm Form, string Key) WithItem(this ChartingForm form, int section, string label, ChartingItemType type)
    {
        ArgumentNullException.ThrowIfNull(form);
        var key = FormKeys.Of(label, [.. form.Items.Select(item => item.Key)]);
        return (form.With(section, one => one with { Items = [.. one.Items, new ChartingItem { Key = key, Label = label, Type = type }] }), key);
    }

    /// <summary>
    /// A form in which an item that was never published has another name, and the key that goes with it; returns the key too. What is
    /// computed from the item follows.
    /// </summary>
    public static (ChartingForm Form, string Key) Renamed(this ChartingForm form, string key, string label)
    {
        ArgumentNullException.ThrowIfNull(form);
        var next = FormKeys.Of(label, [.. form.Items.Select(item => item.Key).Where(other => other != key)]);
        return (form with
        {
            Sections = [.. form.Sections.Select(section => section with
            {
                Items = [.. section.Items.Select(item => item.Key == key ? item with { Key = next, Label = label }
                    : Following(item, key, next))],
            })],
        }, next);
    }

    /// <summary>A form without an item.</summary>
    public static ChartingForm Without(this ChartingForm form, string key)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with
        {
            Sections = [.. form.Sections.Select(section => section with { Items = [.. section.Items.Where(item => item.Key != key)] })],
        };
    }

    /// <summary>
    /// A form with an item one place up (−1) or down (+1); from the end of a section it goes to the beginning of the next, and the other way
    /// round.
    /// </summary>
    public static ChartingForm Moved(this ChartingForm form, string key, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        var section = form.Sections.Index().First(one => one.Item.Items.Any(item => item.Key == key)).Index;
        var items = form.Sections[section].Items;
        var at = items.Index().First(item => item.Item.Key == key).Index;
        if (at + by >= 0 && at + by < items.Count)
            return form.With(section, one => one with { Items = Swapped(items, at, at + by) });
        var next = section + by;
        if (next < 0 || next >= form.Sections.Count)
            return form;
        var moved = items[at];
        return form.Without(key).With(next, one => one with { Items = by > 0 ? [moved, .. one.Items] : [.. one.Items, moved] });
    }

    /// <summary>A form with an item put before another, wherever that stands.</summary>
    public static ChartingForm MovedBefore(this ChartingForm form, string key, string other)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (key == other || form.Find(key) is not { } moved || form.Find(other) is null)
            return form;
        var rest = form.Without(key);
        return rest with
        {
            Sections = [.. rest.Sections.Select(section => section with
            {
                Items = [.. section.Items.SelectMany(item => item.Key == other ? new[] { moved, item } : [item])],
            })],
        };
    }

    /// <summary>A form with a section one place up or down.</summary>
    public static ChartingForm MovedSection(this ChartingForm form, int section, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        var to = section + by;
        return to < 0 || to >= form.Sections.Count ? form : form with { Sections = Swapped(form.Sections, section, to) };
    }

    private static ChartingItem Following(ChartingItem item, string key, string next) => item with
    {
        Derivation = item.Derivation is { } rule && rule.FromItem == key ? rule with { FromItem = next } : item.Derivation,
        ShownIf = item.ShownIf is { } condition && condition.Item == key ? condition with { Item = next } : item.ShownIf,
    };

    private static List<T> Swapped<T>(IReadOnlyList<T> list, int a, int b)
    {
        List<T> swapped = [.. list];
        (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
        return swapped;
    }
}
