using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>
/// Turns the key of a set ("duplicates", "source/…", "title-abstract/excluded") into its records, for the page behind every number. What
/// other features count, they say themselves (<see cref="IRecordSetSource"/>).
/// </summary>
public sealed class RecordSets(IEnumerable<IRecordSetSource> sources)
{
    public const string Duplicates = "duplicates";
    public const string DuplicatesByRules = "duplicates-by-rules";
    public const string DuplicatesByPeople = "duplicates-by-people";
    public const string Unique = "unique";
    public const string Sought = "sought";
    public const string NotRetrieved = "not-retrieved";
    public const string AwaitingRetrieval = "awaiting-retrieval";
    public const string Included = "included";

    /// <summary>Whether a list is one of records as they were found, not of what became of them at a stage.</summary>
    public static bool IsBeforeScreening(string set)
        => set is Duplicates or DuplicatesByRules or DuplicatesByPeople or Unique || set.StartsWith("source/", StringComparison.Ordinal)
            || set.StartsWith("import/", StringComparison.Ordinal) || set.StartsWith("search/", StringComparison.Ordinal)
            || (set.StartsWith("prisma/", StringComparison.Ordinal) && _found.Any(box => set.Contains(box, StringComparison.Ordinal)));

    // Boxes of the flow above "screened", and records that nobody has read yet.
    private static readonly string[] _found = ["-source-", "-databases", "-registers", "-identified", "-screened", "title-pending"];

    public static string OfSource(Guid source) => $"source/{source}";
    public static string OfImport(Guid import) => $"import/{import}";
    public static string OfSearch(Guid run) => $"search/{run}";

    public static string OfStatus(ScreeningStage stage, ScreeningStatus status) => $"{Slug(stage)}/{Slug(status)}";

    /// <summary>The set, or null when there is none of that key.</summary>
    public Task<RecordSet?> FindAsync(ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        return key.Split('/', 2) switch
        {
            [Duplicates] => Found("Duplicates that were removed", Merged(db, me, _ => true)),
            [DuplicatesByRules] => Found("Duplicates that were removed automatically", Merged(db, me, link => link.ById == null)),
            [DuplicatesByPeople] => Found("Duplicates that people removed", Merged(db, me, link => link.ById != null)),
            [Unique] => Found("Unique records", db.Unique(me.ReviewId)),
            [Sought] => Found("Reports sought for retrieval", db.AtFullText(visibility)),
            [NotRetrieved] => Found("Reports not retrieved", db.AtFullText(visibility).Where(r =>
                db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status == RetrievalStatus.NotRetrieved))),
            [AwaitingRetrieval] => Found("Reports sought and not yet retrieved", db.AtFullText(visibility).AwaitingRetrieval(db)),
            [Included] => Found("Included reports", db.InState(visibility, ScreeningStage.FullText, ScreeningStatus.Included)),
            ["source", var id] => SourceAsync(db, me, id, cancellationToken),
            ["import", var id] => ImportAsync(db, me, id, cancellationToken),
            ["search", var id] => SearchAsync(db, me, id, cancellationToken),
            ["title-abstract", var status] => InState(db, visibility, ScreeningStage.TitleAbstract, status),
            ["full-text", var status] => InState(db, visibility, ScreeningStage.FullText, status),
            _ => OfFeaturesAsync(db, visibility, key, cancellationToken),
        };
    }

    private static Task<RecordSet?> Found(string title, IQueryable<ReviewRecord> records)
        => Task.FromResult<RecordSet?>(new RecordSet(title, records));

    private static IQueryable<ReviewRecord> Merged(ReviewDbContext db, Membership me, Expression<Func<DuplicateLink, bool>> links)
        => db.Records.Where(r => r.ReviewId == me.ReviewId
            && db.DuplicateLinks.Current().Where(links).Any(l => l.DuplicateId == r.Id));

    private static Task<RecordSet?> InState(ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, string slug)
    {
        foreach (var status in Enum.GetValues<ScreeningStatus>())
        {
            if (Slug(status) == slug)
                return Found($"{stage.InWords()}: {status.InWords().ToLowerInvariant()}", db.InState(visibility, stage, status));
        }

        return Task.FromResult<RecordSet?>(null);
    }

    private async Task<RecordSet?> OfFeaturesAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(db, visibility, key, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private static async Task<RecordSet?> SourceAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var source))
            return null;
        var name = await db.Sources.Where(s => s.Id == source && s.ReviewId == me.ReviewId).Select(s => s.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null ? null
            : new RecordSet($"Records imported from {name}", db.Records.Where(r => r.ReviewId == me.ReviewId && r.SourceId == source));
    }

    private static async Task<RecordSet?> ImportAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var import))
            return null;
        var name = await db.Imports.Where(i => i.Id == import && i.ReviewId == me.ReviewId).Select(i => i.FileName)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null ? null
            : new RecordSet($"Records of the file {name}", db.Records.Where(r => r.ReviewId == me.ReviewId && r.ImportId == import));
    }

    private static async Task<RecordSet?> SearchAsync(ReviewDbContext db, Membership me, string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var run))
            return null;
        var found = await db.SearchRuns.Where(s => s.Id == run && s.Source!.ReviewId == me.ReviewId)
            .Select(s => new { s.Source!.Name, s.SearchedOn }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null
            : new RecordSet(
                $"Records of the search of {found.Name}"
                    + (found.SearchedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $" on {day:d MMMM yyyy}") : ""),
                db.Records.Where(r => r.ReviewId == me.ReviewId && r.Import!.SearchRunId == run));
    }

    internal static string Slug(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "title-abstract" : "full-text";

    internal static string Slug(ScreeningStatus status) => status switch
    {
        ScreeningStatus.NeedsResolution => "needs-resolution",
        _ => status.ToString().ToLowerInvariant(),
    };
}
