using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Features.Removals;

internal static class SelectionDisplayText
{
    /// <summary>
    /// A list of records in words, as it is remembered with what was done to it: "found in MEDLINE; to 1999; without an abstract".
    /// </summary>
    public static async Task<string> OfAsync(ReviewDbContext db, RecordQuery query, string? setTitle, CancellationToken cancellationToken)
    {
        if (RecordNumber.TryParse(query.Search, out var number))
            return RecordNumber.Format(number);
        var source = await db.Sources.Where(s => s.Id == query.SourceId).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken);
        var label = await db.Labels.Where(l => l.Id == query.LabelId).Select(l => l.Name).SingleOrDefaultAsync(cancellationToken);
        var parts = new[]
        {
            setTitle,
            source is null ? null : $"found in {source}",
            string.IsNullOrWhiteSpace(query.Search) ? null : $"search “{PostgresText.Of(query.Search.Trim())}”",
            query.FromYear is { } from ? string.Create(CultureInfo.InvariantCulture, $"from {from}") : null,
            query.ToYear is { } to ? string.Create(CultureInfo.InvariantCulture, $"to {to}") : null,
            InWords(ScreeningStage.TitleAbstract, query.TitleAbstract),
            InWords(ScreeningStage.FullText, query.FullText),
            query.HasAbstract switch { true => "with an abstract", false => "without an abstract", _ => null },
            label is null ? null : $"label “{label}”",
        };
        var words = string.Join("; ", parts.Where(part => part is not null));
        return words.Length == 0 ? "all records" : words;
    }

    private static string? InWords(ScreeningStage stage, ScreeningStatus? status)
        => status is { } known ? $"{stage.InWords().ToLowerInvariant()}: {known.InWords().ToLowerInvariant()}" : null;
}
