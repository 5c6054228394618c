using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records;

/// <summary>The records behind a number.</summary>
/// <param name="Title">What the number counts, as a heading.</param>
/// <param name="Records">The records; their count is the number.</param>
public sealed record RecordSet(string Title, IQueryable<ReviewRecord> Records);

/// <summary>
/// Turns the key of a set ("duplicates", "source/…", "title-abstract/excluded") into its records, for the page behind every number. A feature that
/// shows a number adds its keys here: a further arm in <see cref="ResolveAsync"/>, the count and the list from one query.
/// </summary>
internal static class RecordSets
{
    public const string Duplicates = "duplicates";
    public const string Unique = "unique";
    public const string Sought = "sought";
    public const string NotRetrieved = "not-retrieved";
    public const string Included = "included";

    public static string OfSource(Guid source) => $"source/{source}";
    public static string OfImport(Guid import) => $"import/{import}";

    /// <summary>Records of an import on which somebody has worked, which keep it from being withdrawn. For leads.</summary>
    public static string OfDecidedImport(Guid import) => $"decided-of-import/{import}";

    public static string OfStatus(ScreeningStage stage, ScreeningStatus status) => $"{Slug(stage)}/{Slug(status)}";

    /// <summary>The set, or null when there is none of that key.</summary>
    public static Task<RecordSet?> ResolveAsync(ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        return key.Split('/', 2) switch
        {
            [Duplicates] => Found("Duplicates that were removed", db.Records.Where(r => r.ReviewId == me.ReviewId && db.DuplicateLinks.Any(l => l.DuplicateId == r.Id && l.SupersededAt == null))),
            [Unique] => Found("Unique records", db.Unique(me.ReviewId)),
            [Sought] => Found("Reports sought for retrieval", db.AtFullText(visibility)),
            [NotRetrieved] => Found("Reports not retrieved", db.AtFullText(visibility).Where(r =>
                db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null && e.Status == RetrievalStatus.NotRetrieved))),
            [Included] => Found("Included reports", db.InState(visibility, ScreeningStage.FullText, ScreeningStatus.Included)),
            ["source", var id] => SourceAsync(db, me, id, cancellationToken),
            ["import", var id] => ImportAsync(db, me, id, cancellationToken),
            // It would name records that somebody else has voted on.
            ["decided-of-import", var id] when me.IsLead && !visibility.IsBlind => DecidedOfImportAsync(db, me, id, cancellationToken),
            ["title-abstract", var status] => InState(db, visibility, ScreeningStage.TitleAbstract, status),
            ["full-text", var status] => InState(db, visibility, ScreeningStage.FullText, status),
            [OverlapSets.FoundIn or OverlapSets.FoundOnlyIn, var sources] => OverlapSets.ResolveAsync(db, me, key[..key.IndexOf('/', StringComparison.Ordinal)], sources, cancellationToken),
            [RemovalSets.Removed, ..] => RemovalSets.ResolveAsync(db, me, key, cancellationToken),
            [ReportSetKeys.Prisma or ReportSetKeys.Charted or ReportSetKeys.Agreement, _] => OfReportAsync(db, visibility, key, cancellationToken),
            _ => Task.FromResult<RecordSet?>(null),
        };
    }

    private static Task<RecordSet?> Found(string title, IQueryable<ReviewRecord> records) => Task.FromResult<RecordSet?>(new RecordSet(title, records));

    private static Task<RecordSet?> InState(ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, string slug)
    {
        foreach (var status in Enum.GetValues<ScreeningStatus>())
        {
            if (Slug(status) == slug)
                return Found($"{stage.InWords()}: {status.InWords().ToLowerInvariant()}", db.InState(visibility, stage, status));
        }

        return Task.FromResult<RecordSet?>(null);
    }

    // A box of the flow where PostgreSQL can say it; else by id, because the number was counted from ids: a cell of a table, an agreement, one's own picture.
    private static async Task<RecordSet?> OfReportAsync(ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (key.Split('/', 2) is [ReportSetKeys.Prisma, var box] && await BoxQueries.FindAsync(db, visibility, box, cancellationToken) is { } records)
            return records;
        if (await ReportSets.ResolveAsync(db, visibility, key, cancellationToken) is not { } set)
            return null;
        Guid[] ids = [.. set.Ids];
        return new RecordSet(set.Title, db.Records.Where(r => r.ReviewId == visibility.Me.ReviewId && ids.Contains(r.Id)));
    }

    private static async Task<RecordSet?> SourceAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var source))
            return null;
        var name = await db.Sources.Where(s => s.Id == source && s.ReviewId == me.ReviewId).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new RecordSet($"Records imported from {name}", db.Records.Where(r => r.ReviewId == me.ReviewId && r.SourceId == source));
    }

    private static async Task<RecordSet?> ImportAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var import))
            return null;
        var name = await db.Imports.Where(i => i.Id == import && i.ReviewId == me.ReviewId).Select(i => i.FileName).SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new RecordSet($"Records of the file {name}", db.Records.Where(r => r.ReviewId == me.ReviewId && r.ImportId == import));
    }

    private static async Task<RecordSet?> DecidedOfImportAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
        => await ImportAsync(db, me, id, cancellationToken) is { } import
            ? new RecordSet($"{import.Title} that have been worked on", db.DecidedOf(me.ReviewId, Guid.Parse(id)))
            : null;

    internal static string Slug(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "title-abstract" : "full-text";

    internal static string Slug(ScreeningStatus status) => status switch
    {
        ScreeningStatus.NeedsResolution => "needs-resolution",
        _ => status.ToString().ToLowerInvariant(),
    };
}
