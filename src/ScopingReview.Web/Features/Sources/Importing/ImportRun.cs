using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>Stores a file: source, search run, records and the duplicates among them, in one transaction, or nothing at all.</summary>
internal sealed class ImportRun(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<OperationResult> RunAsync(Guid reviewId, ImportDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10)); // it may wait for another import
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var started = clock.GetTimestamp();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockRecordsAsync(reviewId, cancellationToken);
        if (await FindSameAsync(db, reviewId, draft, cancellationToken))
            return OperationResult.Refused(SameFile);
        var (source, problem) = await SourceAsync(db, me, draft.Facts, cancellationToken);
        if (source is null)
            return OperationResult.Refused(problem!);
        var run = await SearchRunAsync(db, source, draft.Facts, cancellationToken);
        var import = NewImport(draft, source, run, me);
        db.Imports.Add(import);
        await RememberColumnsAsync(db, me, draft, cancellationToken);
        db.Record(me, import.ImportedAt, "import.stored", draft.FileName,
            newValue: string.Create(CultureInfo.InvariantCulture,
                $"{import.RecordCount} records from {source.Name}, {import.RefusedCount} refused"));
        await db.SaveChangesAsync(cancellationToken);

        draft.State = DraftState.Storing;
        var first = await db.Records.IgnoreQueryFilters().Where(r => r.ReviewId == reviewId)
            .MaxAsync(r => (int?)r.Number, cancellationToken) + 1 ?? 1;
        await BulkIndexing.BeginAsync(db, cancellationToken);
        var stored = await CopyAsync(db, draft, import, first, cancellationToken);
        await BulkIndexing.EndAsync(db, cancellationToken);

        draft.State = DraftState.FindingDuplicates;
        var before = await CountDuplicatesAsync(db, reviewId, cancellationToken);
        var toJudgeBefore = await CountPairsToJudgeAsync(db, reviewId, cancellationToken);
        await new DuplicateLinker(db, me, clock.GetUtcNow()) { OnProgress = progress => draft.Linking = progress }
            .RunAsync(stored, cancellationToken);
        var found = await CountDuplicatesAsync(db, reviewId, cancellationToken) - before;
        var toJudge = Math.Max(0, await CountPairsToJudgeAsync(db, reviewId, cancellationToken) - toJudgeBefore);
        cancellationToken.ThrowIfCancellationRequested();
        // From here on it is done: a commit is not interrupted, because its outcome would not be known.
        await transaction.CommitAsync(CancellationToken.None);
        draft.Outcome = new ImportOutcome(import.Id, source.Id, source.Name, import.RecordCount, import.RefusedCount, first, found, toJudge,
            clock.GetElapsedTime(started));
        return OperationResult.Done;
    }

    private static Task<int> CountDuplicatesAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.DuplicateLinks.Current().CountAsync(l => l.ReviewId == reviewId, cancellationToken);

    private static Task<int> CountPairsToJudgeAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == reviewId, cancellationToken);

    internal const string SameFile = "This file has already been imported. Nothing was imported again.";

    /// <summary>Looks for an import of the same bytes and points the draft to it.</summary>
    internal static async Task<bool> FindSameAsync(
        ReviewDbContext db, Guid reviewId, ImportDraft draft, CancellationToken cancellationToken)
    {
        var sha256 = draft.Sha256;
        draft.SameAsImportId = await db.Imports.Where(i => i.ReviewId == reviewId && i.Sha256 == sha256 && i.WithdrawnAt == null)
            .Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken);
        return draft.SameAsImportId is not null;
    }

    private async Task<(InformationSource? Source, string? Problem)> SourceAsync(
        ReviewDbContext db, Membership me, DraftFacts facts, CancellationToken cancellationToken)
    {
        if (facts.SourceId is { } id)
        {
            var chosen = await db.Sources.SingleOrDefaultAsync(s => s.Id == id && s.ReviewId == me.ReviewId, cancellationToken);
            return (chosen, "The source that you chose is no longer there. Choose another one.");
        }

        var name = PostgresText.Of(facts.SourceName).Trim();
        if (name.Length is 0 or > 200)
            return (null, "Name the information source, in at most 200 characters.");
        // Several files of one new source: the first makes it.
        var source = await db.Sources.Where(s => s.ReviewId == me.ReviewId).Named(name).FirstOrDefaultAsync(cancellationToken);
        if (source is not null)
            return (source, null);
        var now = clock.GetUtcNow();
        source = new InformationSource
        {
            ReviewId = me.ReviewId,
            Name = name,
            Kind = facts.Kind,
            ScreensTitles = facts.Kind.ScreensTitles(facts.ScreensTitles),
            CreatedAt = now
        };
        db.Sources.Add(source);
        db.Record(me, now, "source.added", name, newValue: facts.Kind.ToString());
        return (source, null);
    }

    private async Task<SearchRun> SearchRunAsync(
        ReviewDbContext db, InformationSource source, DraftFacts facts, CancellationToken cancellationToken)
    {
        if (facts.SearchRunId is { } id
            && await db.SearchRuns.SingleOrDefaultAsync(r => r.Id == id && r.SourceId == source.Id, cancellationToken) is { } chosen)
            return chosen;
        // Several files of one new source, and nothing said of its search: parts of one export.
        if (facts.SourceId is null && facts.Run.IsBlank
            && await db.SearchRuns.Where(r => r.SourceId == source.Id).OrderByDescending(r => r.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken) is { } latest)
            return latest;
        var run = facts.Run.ToRun(source.ReviewId, source.Id, clock.GetUtcNow());
        db.SearchRuns.Add(run);
        return run;
    }

    /// <summary>What a person said of the columns, for the next table that has the same.</summary>
    private async Task RememberColumnsAsync(ReviewDbContext db, Membership me, ImportDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Table is not { Origin: MappingOrigin.Chosen, Mapping: { HasHeader: true } mapping })
            return;
        var signature = draft.Table.Guess.Signature;
        var (json, now) = (MappingJson.Of(mapping), clock.GetUtcNow());
        var known = await db.ColumnMappings.SingleOrDefaultAsync(m => m.ReviewId == me.ReviewId
            && m.HeaderSignature == signature, cancellationToken);
        if (known is null)
            db.ColumnMappings.Add(
                new ColumnMapping
                {
                    ReviewId = me.ReviewId,
                    HeaderSignature = signature,
                    MappingJson = json,
                    SavedById = me.UserId,
                    SavedAt = now
                });
        else
            (known.MappingJson, known.SavedById, known.SavedAt) = (json, me.UserId, now);
    }

    private ImportFile NewImport(ImportDraft draft, InformationSource source, SearchRun run, Membership me) => new()
    {
        ReviewId = me.ReviewId,
        SourceId = source.Id,
        SearchRunId = run.Id,
        FileName = draft.StoredName,
        Format = draft.Preview!.Format.Kind.ToString(),
        Sha256 = draft.Sha256,
        Length = draft.File!.Length,
        RecordCount = draft.Preview.Records,
        RefusedCount = draft.Preview.Refused,
        IssueCount = draft.Preview.IssueCount,
        IssuesJson = draft.Preview.IssuesJson,
        MappingJson = draft.Table is { } table ? MappingJson.Of(table.Mapping) : null,
        ImportedById = me.UserId,
        ImportedAt = clock.GetUtcNow(),
    };

    /// <summary>
    /// Reads the file, has the words of its records made, and stores them: each portion while the next is under way.
    /// </summary>
    /// <returns>The records with their fingerprints.</returns>
    private static async Task<StoredRecords> CopyAsync(
        ReviewDbContext db, ImportDraft draft, ImportFile import, int firstNumber, CancellationToken cancellationToken)
    {
        var reading = new ImportReading(draft, import, firstNumber);
        await using var words = await RecordWords.OpenAsync(db, cancellationToken);
        var copy = new RecordCopy((NpgsqlConnection)db.Database.GetDbConnection());
        var portions = reading.PortionsAsync(cancellationToken).ReadAhead(1, cancellationToken)
            .Select(words.WithWordsAsync).ReadAhead(2, cancellationToken);
        await foreach (var portion in portions)
        {
            await copy.WriteAsync(portion, cancellationToken);
            draft.StoredRecords += portion.Count;
        }

        return reading.Completed(copy.Written);
    }
}
