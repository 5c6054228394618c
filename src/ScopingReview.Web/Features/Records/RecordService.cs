using System.Data;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records;

/// <summary>Where a record was found: the export it stands in.</summary>
public sealed record FoundIn(
    int Number, string Source, InformationSourceKind Kind, DateOnly? SearchedOn, Guid ImportId, string FileName, int PositionInFile);

/// <param name="IsKept">It is the one that is screened.</param>
public sealed record Twin(int Number, string? Title, string Source, bool IsKept, string? Evidence);

/// <summary>What was said of a duplicate, at the record that is kept.</summary>
public sealed record TwinHistory(int Number, IReadOnlyList<StageHistory> History);

/// <summary>A field that the record's own export left empty, from a twin.</summary>
public sealed record FieldOfTwin(RecordField Field, int Number, string Source);

/// <param name="TwinHistories">Of those of its twins of which something was said.</param>
/// <param name="FromTwins">What its own export left empty and a twin has.</param>
/// <param name="DuplicateOf">The record kept in its place; null when this one counts.</param>
/// <param name="OpenUrl">Address in the library's link resolver; null when the review has none.</param>
public sealed record RecordDetails(
    int Number, BibliographicRecord Record, IReadOnlyList<FoundIn> FoundIn, int? DuplicateOf, IReadOnlyList<Twin> Twins,
    IReadOnlyList<StageHistory> History, IReadOnlyList<TwinHistory> TwinHistories, IReadOnlyList<FieldOfTwin> FromTwins, string? OpenUrl,
    int? Previous, int? Next, Membership Me);

public sealed class RecordService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>
    /// A record with all that was imported, its twins, and its history as far as the person may know it; null when there is no such number.
    /// </summary>
    public async Task<RecordDetails?> GetAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var stored = await db.Records.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ReviewId == reviewId && r.Number == number, cancellationToken);
        if (stored is null)
            return null;
        var record = stored.ToBibliographic() with
        {
            RawText = await db.OriginalEntries.Where(e => e.RecordId == stored.Id).Select(e => e.Text)
                .SingleOrDefaultAsync(cancellationToken) ?? "",
        };
        var ownLink = await db.DuplicateLinks.Current().Where(l => l.DuplicateId == stored.Id)
            .Select(l => new { l.KeptId, l.Kept!.Number, l.Evidence }).SingleOrDefaultAsync(cancellationToken);
        var keptId = ownLink?.KeptId ?? stored.Id;
        var prefix = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.OpenUrlPrefix).SingleAsync(cancellationToken);
        return new RecordDetails(
            number, record,
            await FoundInAsync(db, keptId, cancellationToken),
            ownLink?.Number,
            await TwinsAsync(db, keptId, stored.Id, ownLink?.Evidence, cancellationToken),
            await HistoryAsync(db, visibility, stored.Id, keptId, cancellationToken),
            ownLink is null ? await TwinHistoriesAsync(db, visibility, stored.Id, cancellationToken) : [],
            ownLink is null ? await FromTwinsAsync(db, stored.Id, record, cancellationToken) : [],
            prefix is null ? null : OpenUrl.For(prefix, record),
            await db.Records.Where(r => r.ReviewId == reviewId && r.Number < number).MaxAsync(r => (int?)r.Number, cancellationToken),
            await db.Records.Where(r => r.ReviewId == reviewId && r.Number > number).MinAsync(r => (int?)r.Number, cancellationToken),
            me);
    }

    /// <summary>Of a duplicate no more is told than of the record that is kept for it.</summary>
    private static async Task<List<StageHistory>> HistoryAsync(
        ReviewDbContext db, ReviewVisibility visibility, Guid recordId, Guid keptId, CancellationToken cancellationToken)
    {
        List<StageHistory> history = [];
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            var kept = await RecordHistory.ReadAsync(db, visibility, keptId, keptId, stage, cancellationToken);
            history.Add(recordId == keptId ? kept
                : await RecordHistory.ReadAsync(db, visibility, recordId, keptId, stage, cancellationToken, kept.Visibility));
        }

        return history;
    }

    private static async Task<List<TwinHistory>> TwinHistoriesAsync(
        ReviewDbContext db, ReviewVisibility visibility, Guid keptId, CancellationToken cancellationToken)
    {
        List<TwinHistory> twins = [];
        foreach (var twin in await Cluster(db, keptId).Where(r => r.Id != keptId).OrderBy(r => r.Number).Select(r => new { r.Id, r.Number })
            .ToListAsync(cancellationToken))
        {
            var history = await HistoryAsync(db, visibility, twin.Id, keptId, cancellationToken);
            if (history.Exists(stage => stage.Entries.Count > 0))
                twins.Add(new TwinHistory(twin.Number, history));
        }

        return twins;
    }

    private static async Task<List<FieldOfTwin>> FromTwinsAsync(
        ReviewDbContext db, Guid keptId, BibliographicRecord record, CancellationToken cancellationToken)
    {
        var twins = await Cluster(db, keptId).Where(r => r.Id != keptId).OrderBy(r => r.Number).Include(r => r.Source).AsNoTracking()
            .ToListAsync(cancellationToken);
        var own = RecordFields.Of(record).Where(field => !field.IsEmpty).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return [.. twins.SelectMany(
            twin => RecordFields.Of(twin.ToBibliographic()).Where(field => !field.IsEmpty && !own.Contains(field.Name))
                .Select(field => new FieldOfTwin(field, twin.Number, twin.Source!.Name)))
            .DistinctBy(field => field.Field.Name)];
    }

    private static IQueryable<ReviewRecord> Cluster(ReviewDbContext db, Guid keptId)
    {
        // Two look-ups by index; an "or" of the two would read all records.
        var duplicates = db.DuplicateLinks.Current().Where(l => l.KeptId == keptId).Select(l => l.DuplicateId);
        return db.Records.Where(r => db.Records.Where(k => k.Id == keptId).Select(k => k.Id).Concat(duplicates).Contains(r.Id));
    }

    private static Task<List<FoundIn>> FoundInAsync(ReviewDbContext db, Guid keptId, CancellationToken cancellationToken)
        => Cluster(db, keptId).OrderBy(r => r.Number)
            .Select(r =>
                new FoundIn(r.Number, r.Source!.Name, r.Source.Kind, r.Import!.SearchRun!.SearchedOn, r.ImportId, r.Import.FileName,
                    r.PositionInFile))
            .ToListAsync(cancellationToken);

    private static Task<List<Twin>> TwinsAsync(
        ReviewDbContext db, Guid keptId, Guid ownId, string? ownEvidence, CancellationToken cancellationToken)
        => Cluster(db, keptId).Where(r => r.Id != ownId).OrderByDescending(r => r.Id == keptId).ThenBy(r => r.Number)
            .Select(r => new Twin(r.Number, r.Title, r.Source!.Name, r.Id == keptId,
                r.Id == keptId ? ownEvidence : db.DuplicateLinks.Current().Where(l => l.DuplicateId == r.Id).Select(l => l.Evidence)
                    .FirstOrDefault()))
            .ToListAsync(cancellationToken);
}
