using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources;

/// <param name="WithdrawnAt">When it was taken back; its records count nowhere then.</param>
public sealed record ImportView(
    Guid Id, string FileName, string Format, int Records, int Refused, int Issues, string By, DateTimeOffset At,
    DateTimeOffset? WithdrawnAt, string? WithdrawnBy);

/// <param name="HitsExplained">Why fewer or more records were imported than hits were reported.</param>
/// <param name="Duplicates">Of its records, those that are duplicates of another.</param>
public sealed record SearchRunView(
    Guid Id, string? Platform, DateOnly? SearchedOn, string? Strategy, string? Limits, int? HitsReported, string? HitsExplained,
    int Duplicates, IReadOnlyList<ImportView> Imports)
{
    /// <summary>Imports that were not withdrawn.</summary>
    public IEnumerable<ImportView> Counted => Imports.Where(i => i.WithdrawnAt is null);

    public int Records => Counted.Sum(i => i.Records);
    public int Refused => Counted.Sum(i => i.Refused);

    /// <summary>
    /// Hits that the source reported and that are not among the records; negative when more came than were reported. Null when there is
    /// nothing to compare.
    /// </summary>
    public int? Missing => HitsReported is { } hits && Counted.Any() ? hits - Records : null;
}

public sealed record SourceView(
    Guid Id, string Name, InformationSourceKind Kind, bool ScreensTitles, int Records, int Duplicates, IReadOnlyList<SearchRunView> Runs);

public sealed record SourcesView(IReadOnlyList<SourceView> Sources, Membership Me)
{
    public int Records => Sources.Sum(s => s.Records);
    public int Duplicates => Sources.Sum(s => s.Duplicates);
}

public sealed record ImportDetails(
    Guid Id, string FileName, string Format, string Source, int Records, int Refused, int IssueCount, long Length, string Sha256, string By,
    DateTimeOffset At,
    DateTimeOffset? WithdrawnAt, string? WithdrawnBy, IReadOnlyList<ImportIssue> Issues, Membership Me)
{
    /// <summary>Of a table, what its columns were taken to hold.</summary>
    public CsvMapping? Columns { get; init; }
}

public sealed class SourcesService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<SourcesView> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        return new SourcesView(await db.SourcesAsync(reviewId, cancellationToken), me);
    }

    /// <summary>An import with all its issues; null when it is not one of this review.</summary>
    public async Task<ImportDetails?> GetImportAsync(Guid reviewId, Guid importId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var found = await db.Imports.Where(i => i.Id == importId && i.ReviewId == reviewId)
            .Select(i => new
            {
                i.IssuesJson,
                i.MappingJson,
                Details = new ImportDetails(
                    i.Id, i.FileName, i.Format, i.Source!.Name, i.RecordCount, i.RefusedCount, i.IssueCount, i.Length, i.Sha256,
                    db.Users.Where(u => u.Id == i.ImportedById).Select(u => u.DisplayName).FirstOrDefault() ?? "", i.ImportedAt,
                    i.WithdrawnAt, db.Users.Where(u => u.Id == i.WithdrawnById).Select(u => u.DisplayName).FirstOrDefault(),
                    Array.Empty<ImportIssue>(), me),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null
            : found.Details with { Issues = IssueLog.FromJson(found.IssuesJson), Columns = MappingJson.Read(found.MappingJson) };
    }

    /// <summary>Adds a source, or changes one.</summary>
    public async Task<OperationResult<Guid>> SaveSourceAsync(
        Guid reviewId, Guid? sourceId, string name, InformationSourceKind kind, bool screensTitles,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        name = PostgresText.Of(name).Trim();
        if (name.Length is 0 or > 200)
            return OperationResult.Refused<Guid>("Name the source, in at most 200 characters.");
        if (await db.Sources.Where(s => s.ReviewId == reviewId && s.Id != sourceId).Named(name).AnyAsync(cancellationToken))
            return OperationResult.Refused<Guid>($"There is a source “{name}” already. Add a search run to it instead.");
        var now = clock.GetUtcNow();
        var screens = kind.ScreensTitles(screensTitles);
        InformationSource? source;
        if (sourceId is null)
        {
            source = new InformationSource { ReviewId = reviewId, Name = name, Kind = kind, ScreensTitles = screens, CreatedAt = now };
            db.Sources.Add(source);
            db.Record(me, now, "source.added", name, newValue: InWords(source));
        }
        else
        {
            source = await db.Sources.SingleOrDefaultAsync(s => s.Id == sourceId && s.ReviewId == reviewId, cancellationToken);
            if (source is null)
                return OperationResult.Refused<Guid>("This source is no longer there.");
            var old = InWords(source);
            (source.Name, source.Kind, source.ScreensTitles) = (name, kind, screens);
            db.Record(me, now, "source.changed", name, old, InWords(source));
        }

        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Of(source.Id);
    }

    /// <summary>Adds a search run to a source, or changes one.</summary>
    public async Task<OperationResult> SaveRunAsync(
        Guid reviewId, Guid sourceId, Guid? runId, SearchRunFacts facts, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var now = clock.GetUtcNow();
        if (facts.Problem(DateOnly.FromDateTime(now.UtcDateTime)) is { } problem)
            return OperationResult.Refused(problem);
        var name = await db.Sources.Where(s => s.Id == sourceId && s.ReviewId == reviewId).Select(s => s.Name)
            .SingleOrDefaultAsync(cancellationToken);
        var run = runId is null ? null
            : await db.SearchRuns.SingleOrDefaultAsync(r => r.Id == runId && r.SourceId == sourceId, cancellationToken);
        if (name is null || (runId is not null && run is null))
            return OperationResult.Refused("This search is no longer there.");
        var old = run is null ? null : InWords(run);
        if (run is null)
            db.SearchRuns.Add(run = facts.ToRun(reviewId, sourceId, now));
        else
            facts.CopyTo(run);
        db.Record(me, now, old is null ? "search.added" : "search.changed", name, old, InWords(run));
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static string InWords(InformationSource source)
        => $"{source.Name} · {source.Kind.InWords()} · titles {(source.ScreensTitles ? "screened" : "not screened")}";

    private static string InWords(SearchRun run)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{run.Platform} · {run.SearchedOn:yyyy-MM-dd} · {run.HitsReported} hits{(run.HitsExplained is null ? "" : $" ({run.HitsExplained})")} · {run.Limits} · {run.Strategy}");
}
