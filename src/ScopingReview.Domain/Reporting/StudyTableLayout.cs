using System.Text.Json;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>A column of the table of included studies.</summary>
/// <param name="Key">
/// A key of <see cref="StudyTableLayout.Bibliography"/>, or of an item as <see cref="StudyTableLayout.OfItem"/> writes it.
/// </param>
/// <param name="Heading">What the authors call it; null for its usual name.</param>
public sealed record StudyColumn(string Key, string? Heading = null);

/// <summary>
/// Which columns the table of included studies has, in which order and words, as the authors want it in the manuscript (PRISMA-ScR items
/// 15 and 17). What stands in a column is always computed.
/// </summary>
/// <param name="Caption">Of the table; null for the usual one.</param>
/// <param name="Columns">From left to right.</param>
public sealed record StudyTableLayout(string? Caption, IReadOnlyList<StudyColumn> Columns)
{
    /// <summary>The usual caption.</summary>
    public const string UsualCaption = "Characteristics of included studies";

    /// <summary>Most columns: what no page of paper holds any more.</summary>
    public const int MostColumns = 40;

    /// <summary>Characters of a heading.</summary>
    public const int LongestHeading = 120;

    /// <summary>Characters of the caption.</summary>
    public const int LongestCaption = 300;

    private const string ItemPrefix = "item:";
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Columns that every study has, with their usual headings, by key.</summary>
    public static IReadOnlyDictionary<string, string> Bibliography { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["study"] = "Study",
        ["references"] = "References",
        ["record"] = "Record",
        ["authors"] = "Authors",
        ["year"] = "Year",
        ["title"] = "Title",
        ["journal"] = "Journal",
        ["doi"] = "DOI",
        ["reports"] = "Reports",
    };

    /// <summary>What the table is where nobody has chosen: the bibliography.</summary>
    public static StudyTableLayout Usual { get; } = new(null, [.. Bibliography.Keys.Select(key => new StudyColumn(key))]);

    /// <summary>The key of a column with an item of the charting form.</summary>
    public static string OfItem(string itemKey) => ItemPrefix + itemKey;

    /// <summary>The item of a column; null for one of the bibliography.</summary>
    public static string? ItemOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.StartsWith(ItemPrefix, StringComparison.Ordinal) ? column[ItemPrefix.Length..] : null;
    }

    /// <summary>The columns that a form can fill: items that it does not have any more are left out.</summary>
    /// <param name="form">Null while the review has none: the bibliography alone.</param>
    public IReadOnlyList<StudyColumn> ColumnsOf(ChartingForm? form)
        => [.. Columns.Where(column => HeadingOf(column.Key, form) is not null)];

    /// <summary>The usual heading of a column; null where the form has no such item, or there is no such column.</summary>
    public static string? HeadingOf(string column, ChartingForm? form)
        => ItemOf(column) is { } item ? form?.Find(item)?.Label : Bibliography.GetValueOrDefault(column);

    /// <summary>The same without empty words, as it is kept.</summary>
    public StudyTableLayout Trimmed()
        => new(Blank(Caption), [.. Columns.Select(column => column with { Heading = Blank(column.Heading) })]);

    /// <summary>Why it cannot be kept, as a sentence; null where it can.</summary>
    public string? Problem(ChartingForm? form)
    {
        if (Columns.Count == 0)
            return "Choose at least one column.";
        if (Columns.Count > MostColumns)
            return FormattableString.Invariant($"At most {MostColumns} columns are kept.");
        if (Columns.GroupBy(column => column.Key, StringComparer.Ordinal).Any(same => same.Count() > 1))
            return "A column stands in the table twice.";
        if (Columns.Any(column => HeadingOf(column.Key, form) is null))
            return "A column is no longer in the charting form. Load the page again.";
        if (Caption?.Length > LongestCaption)
            return FormattableString.Invariant($"A caption has at most {LongestCaption} characters.");
        return Columns.Any(column => column.Heading?.Length > LongestHeading)
            ? FormattableString.Invariant($"A heading has at most {LongestHeading} characters.") : null;
    }

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>What was stored; the usual one where it cannot be read.</summary>
    public static StudyTableLayout OfJson(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<StudyTableLayout>(json, _json) is { Columns: not null } layout ? layout
                : Usual;
        }
        catch (JsonException)
        {
            return Usual;
        }
    }

    // Two that say the same are the same: nothing is kept anew where nothing was changed.
    /// <inheritdoc/>
    public bool Equals(StudyTableLayout? other) => other is not null && Caption == other.Caption && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Caption, Columns.Count);

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
