using System.Globalization;
using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>A group of items under one heading.</summary>
public sealed record ChartingSection
{
    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Items in the order in which they are asked.</summary>
    public required IReadOnlyList<ChartingItem> Items { get; init; }
}

/// <summary>
/// One version of a charting form. A published version is stored as JSON (<see cref="ChartingJson"/>) and never changed; a chart entry
/// names the version it was made with.
/// </summary>
public sealed record ChartingForm
{
    /// <summary>Name of the form, the same in all its versions.</summary>
    public required string Name { get; init; }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What the form is for and after whom it is made.</summary>
    public string? Description { get; init; }

    /// <summary>Sections in order.</summary>
    public required IReadOnlyList<ChartingSection> Sections { get; init; }

    /// <summary>All items of the study in order; those of the rows of a group are in the group.</summary>
    [JsonIgnore]
    public IEnumerable<ChartingItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>All items, those of groups behind their group.</summary>
    [JsonIgnore]
    public IEnumerable<ChartingItem> AllItems => Items.SelectMany(item => item.Items.Prepend(item));

    /// <summary>The item of the study with this key, or null.</summary>
    public ChartingItem? Find(string key) => Items.FirstOrDefault(item => item.Key == key);

    /// <summary>The item with this key, of the study or of a group, or null.</summary>
    public ChartingItem? FindAny(string key) => AllItems.FirstOrDefault(item => item.Key == key);

    /// <summary>The item with this key.</summary>
    /// <exception cref="ArgumentException">The form has no such item.</exception>
    public ChartingItem Item(string key) =>
        Find(key) ?? throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The form '{Name}', version {Version}, has no item '{key}'."), nameof(key));
}
