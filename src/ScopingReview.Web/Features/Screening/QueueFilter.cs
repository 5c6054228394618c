using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Screening;

public enum QueueOrder
{
    /// <summary>By hash, another order for each person.</summary>
    Random,

    /// <summary>Latest year first.</summary>
    Newest,

    Title,
}

/// <summary>
/// Which of one's records the desk shows, and in which order. It stands in the address, so that a reload and a bookmark keep it.
/// </summary>
public sealed record QueueFilter
{
    public Guid? SourceId { get; init; }
    public int? FromYear { get; init; }
    public int? ToYear { get; init; }

    /// <summary>A label that one put on oneself. Others' labels do not decide what one reads.</summary>
    public Guid? LabelId { get; init; }

    public string? Search { get; init; }
    public QueueOrder Order { get; init; }

    public bool IsFiltered => this with { Order = default } != new QueueFilter();

    /// <summary>As parts of an address; empty where nothing is asked for.</summary>
    public IReadOnlyDictionary<string, string?> ToQuery() => new Dictionary<string, string?>
    {
        ["source"] = SourceId?.ToString(),
        ["from"] = FromYear?.ToString(CultureInfo.InvariantCulture),
        ["to"] = ToYear?.ToString(CultureInfo.InvariantCulture),
        ["label"] = LabelId?.ToString(),
        ["q"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
        ["order"] = Order == QueueOrder.Random ? null : Order.ToString().ToLowerInvariant(),
    }.Where(part => part.Value is not null).ToDictionary();

    public string ToUrl(Guid reviewId) => QueryHelpers.AddQueryString(Urls.Screening(reviewId), ToQuery());

    /// <summary>What cannot be read counts as not said.</summary>
    public static QueueFilter FromQuery(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var parts = query.ToDictionary(part => part.Key, part => part.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        string? Text(string key) => parts.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
        int? Year(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
        return new QueueFilter
        {
            SourceId = Guid.TryParse(Text("source"), out var source) ? source : null,
            FromYear = Year("from"),
            ToYear = Year("to"),
            LabelId = Guid.TryParse(Text("label"), out var label) ? label : null,
            Search = Text("q"),
            Order = EnumName.Of<QueueOrder>(Text("order")) ?? QueueOrder.Random,
        };
    }

    public static QueueFilter FromUrl(string uri) => FromQuery(QueryHelpers.ParseQuery(new Uri(uri).Query));
}

internal static class QueueFiltering
{
    /// <summary>Assignments whose records fit the filter.</summary>
    public static IQueryable<Assignment> Fitting(
        this IQueryable<Assignment> assignments, ReviewDbContext db, QueueFilter filter, Guid reviewId, Guid userId)
        => filter.IsFiltered ? assignments.Where(a => db.Fitting(filter, reviewId, userId).Any(r => r.Id == a.RecordId)) : assignments;

    /// <summary>Likewise of decisions.</summary>
    public static IQueryable<Decision> Fitting(
        this IQueryable<Decision> decisions, ReviewDbContext db, QueueFilter filter, Guid reviewId, Guid userId)
        => filter.IsFiltered ? decisions.Where(d => db.Fitting(filter, reviewId, userId).Any(r => r.Id == d.RecordId)) : decisions;

    private static IQueryable<ReviewRecord> Fitting(this ReviewDbContext db, QueueFilter filter, Guid reviewId, Guid userId)
    {
        var records = db.Records.Where(r => r.ReviewId == reviewId).Search(filter.Search);
        if (filter.SourceId is { } source)
        {
            records = records.Where(r => r.SourceId == source
                || db.DuplicateLinks.Current().Any(l => l.KeptId == r.Id && l.Duplicate!.SourceId == source));
        }
        if (filter.FromYear is { } from)
            records = records.Where(r => r.Year >= from);
        if (filter.ToYear is { } to)
            records = records.Where(r => r.Year <= to);
        if (filter.LabelId is { } label)
            records = records.Where(r => db.RecordLabels.Current().Any(l => l.RecordId == r.Id && l.LabelId == label && l.ById == userId));
        return records;
    }
}
