using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Screening;

/// <summary>Which of one's decisions are listed. It stands in the address.</summary>
public sealed record MyDecisionsQuery
{
    public Verdict? Verdict { get; init; }

    /// <summary>Only those made before this moment: those that are older than a change of the criteria.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only those that can still be changed.</summary>
    public bool OpenOnly { get; init; }

    public Guid? LabelId { get; init; }
    public string? Search { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => this with { Page = 1 } != new MyDecisionsQuery();

    public string ToUrl(Guid reviewId) => QueryHelpers.AddQueryString(Urls.MyDecisions(reviewId), new Dictionary<string, string?>
    {
        ["verdict"] = Verdict?.ToString().ToLowerInvariant(),
        ["before"] = Before?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["open"] = OpenOnly ? "yes" : null,
        ["label"] = LabelId?.ToString(),
        ["q"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
        ["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(part => part.Value is not null));

    /// <summary>What cannot be read counts as not said.</summary>
    public static MyDecisionsQuery FromUrl(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? Text(string key) => query.TryGetValue(key, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim()
            : null;
        return new MyDecisionsQuery
        {
            Verdict = EnumName.Of<Verdict>(Text("verdict")),
            Before = DateTimeOffset.TryParse(Text("before"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var before)
                ? before.ToUniversalTime() : null,
            OpenOnly = Text("open") == "yes",
            LabelId = Guid.TryParse(Text("label"), out var label) ? label : null,
            Search = Text("q"),
            Page = AddressValue.Page(Text("page")),
        };
    }
}
