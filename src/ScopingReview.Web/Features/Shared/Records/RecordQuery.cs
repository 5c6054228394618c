using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Shared.Records;

public enum DuplicatesShown
{
    Hidden,
    Shown,
    Only,
}

public enum RecordOrder
{
    Number,
    Year,
    Title,
    Author,
    Relevance,
}

/// <summary>
/// Which records the table shows, in which order. All of it stands in the address, so that a reload, a bookmark and the back button work.
/// </summary>
public sealed record RecordQuery
{
    public const int PageSize = 50;

    /// <summary>A key of <see cref="RecordSets"/>; null for all records.</summary>
    public string? Set { get; init; }

    public string? Search { get; init; }
    public Guid? SourceId { get; init; }
    public int? FromYear { get; init; }
    public int? ToYear { get; init; }
    public ScreeningStatus? TitleAbstract { get; init; }
    public ScreeningStatus? FullText { get; init; }

    /// <summary>Null: hidden in the table of all records, shown in a set, whose number must come out.</summary>
    public DuplicatesShown? Duplicates { get; init; }

    public bool? HasAbstract { get; init; }

    /// <summary>On the record now, as far as the person may know.</summary>
    public Guid? LabelId { get; init; }

    /// <summary>Only records of these numbers, as <see cref="NumberList"/> writes them: what was selected by hand.</summary>
    public string? Only { get; init; }

    public RecordOrder Order { get; init; }
    public bool Descending { get; init; }
    public int Page { get; init; } = 1;

    public DuplicatesShown DuplicatesNow => Duplicates ?? (Set is null && Only is null ? DuplicatesShown.Hidden : DuplicatesShown.Shown);

    /// <summary>Something is filtered, beyond the set.</summary>
    public bool IsFiltered => this with { Set = null, Order = default, Descending = false, Page = 1 } != new RecordQuery();

    /// <summary>The same order turned, or another order from its natural beginning.</summary>
    public RecordQuery SortedBy(RecordOrder order)
        => this with { Order = order, Descending = Order == order ? !Descending : order == RecordOrder.Year, Page = 1 };

    public string ToUrl(Guid review) => AddTo(Urls.Records(review));

    /// <summary>The list as a file: all of it, whatever page is shown.</summary>
    /// <param name="partSize">Records per file of a ZIP; null for one file.</param>
    public string ToExportUrl(Guid review, string format, bool raw = false, int? partSize = null)
    {
        var extra = new Dictionary<string, string?>
        {
            ["format"] = format,
            ["raw"] = raw ? "true" : null,
            ["size"] = partSize?.ToString(CultureInfo.InvariantCulture)
        };
        return QueryHelpers.AddQueryString((this with { Page = 1 }).AddTo(Urls.RecordsExport(review)),
            extra.Where(p => p.Value is not null));
    }

    private string AddTo(string path)
    {
        var query = new Dictionary<string, string?>
        {
            ["set"] = Set,
            ["q"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
            ["source"] = SourceId?.ToString(),
            ["from"] = FromYear?.ToString(CultureInfo.InvariantCulture),
            ["to"] = ToYear?.ToString(CultureInfo.InvariantCulture),
            ["ta"] = TitleAbstract is { } ta ? RecordSets.Slug(ta) : null,
            ["ft"] = FullText is { } ft ? RecordSets.Slug(ft) : null,
            ["duplicates"] = Duplicates?.ToString().ToLowerInvariant(),
            ["abstract"] = HasAbstract is { } has ? (has ? "yes" : "no") : null,
            ["label"] = LabelId?.ToString(),
            ["only"] = Only,
            ["sort"] = Order == RecordOrder.Number && !Descending ? null : (Descending ? "-" : "") + Order.ToString().ToLowerInvariant(),
            ["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(path, query.Where(p => p.Value is not null));
    }

    /// <summary>Reads the address. What cannot be read counts as not said.</summary>
    public static RecordQuery FromUrl(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } absolute ? absolute.Query
            : uri[(uri.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        string? Text(string key) => query.TryGetValue(key, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;
        int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var sort = Text("sort") ?? "";
        var order = EnumName.Of<RecordOrder>(sort.TrimStart('-'));
        return new RecordQuery
        {
            Set = Text("set"),
            Search = Text("q"),
            SourceId = Guid.TryParse(Text("source"), out var source) ? source : null,
            FromYear = Number("from"),
            ToYear = Number("to"),
            TitleAbstract = Status(Text("ta")),
            FullText = Status(Text("ft")),
            Duplicates = EnumName.Of<DuplicatesShown>(Text("duplicates")),
            HasAbstract = Text("abstract") switch { "yes" => true, "no" => false, _ => null },
            LabelId = Guid.TryParse(Text("label"), out var label) ? label : null,
            Only = NumberList.Parse(Text("only")) is { Count: > 0 } only ? NumberList.Format(only) : null,
            Order = order ?? RecordOrder.Number,
            Descending = order is not null && sort.StartsWith('-'),
            Page = AddressValue.Page(Text("page")),
        };
    }

    private static ScreeningStatus? Status(string? slug)
        => Enum.GetValues<ScreeningStatus>().Where(s => RecordSets.Slug(s) == slug).Select(s => (ScreeningStatus?)s).FirstOrDefault();
}
