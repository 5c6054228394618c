using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources.Importing;

public sealed record SourceOption(Guid Id, string Name, InformationSourceKind Kind, IReadOnlyList<SearchRunOption> Runs);

public sealed record SearchRunOption(Guid Id, string? Platform, DateOnly? SearchedOn);

/// <summary>The person's files in this review, and the sources that they can be tied to.</summary>
public sealed record ImportStagingView(IReadOnlyList<ImportDraft> Drafts, IReadOnlyList<SourceOption> Sources, ImportOptions Limits);

/// <summary>What the import page does. Importing is for leads: it changes what everybody screens.</summary>
public sealed class ImportService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ImportStaging staging, ImportWorker worker,
    IOptions<ImportOptions> options, TimeProvider clock)
{
    // What file systems allow.
    private const int LongestName = 255;

    public async Task<ImportStagingView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return new ImportStagingView(staging.Of(reviewId, me.UserId), await SourcesAsync(db, reviewId, cancellationToken), options.Value);
    }

    /// <summary>
    /// Takes a file in for preview. What is wrong with it is said on the draft, so that one bad file does not hold up the others.
    /// </summary>
    /// <param name="open">Opens the upload; not called when the file is too large.</param>
    /// <param name="preferredSourceId">The source whose page the person came from.</param>
    public async Task<OperationResult<ImportDraft>> ReceiveAsync(
        Guid reviewId, string fileName, long length, Func<CancellationToken, Stream> open, Guid? preferredSourceId = null,
        CancellationToken cancellationToken = default)
    {
        Membership me;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var name = Path.GetFileName(fileName).Trim();
        if (name.Length is 0 or > LongestName)
            return OperationResult.Refused<ImportDraft>("The file needs a name of at most 255 characters.");
        if (staging.Of(reviewId, me.UserId).Count >= options.Value.MaxFiles)
            return OperationResult.Refused<ImportDraft>(
                string.Create(CultureInfo.InvariantCulture,
                    $"{options.Value.MaxFiles} files are on this page. Import or remove some before you add more."));
        var draft = new ImportDraft(reviewId, me.UserId, name, length);
        await staging.ReceiveAsync(draft, open, (table, cancelled) => RecallAsync(draft, table, cancelled), cancellationToken);
        if (draft.Preview?.Format.Kind == FileKind.Zip)
            return await UnpackAsync(draft, preferredSourceId, cancellationToken);
        if (draft.State is DraftState.Ready or DraftState.NeedsColumns)
            await CheckAndGuessAsync(draft, preferredSourceId, cancellationToken);
        return staging.Find(reviewId, me.UserId, draft.Id) is null
            ? OperationResult.Refused<ImportDraft>($"{draft.FileName}: {draft.Message}")
            : OperationResult.Of(draft);
    }

    /// <summary>
    /// Lays out the files of an archive in its place. What in it is not read stays on the page with the reason; so does the archive where
    /// nothing in it can be looked at.
    /// </summary>
    private async Task<OperationResult<ImportDraft>> UnpackAsync(
        ImportDraft draft, Guid? preferredSourceId, CancellationToken cancellationToken)
    {
        using var archive = ExportArchive.Open(draft.File!.Rewind());
        var room = options.Value.MaxFiles - staging.Of(draft.ReviewId, draft.OwnerId).Count + 1;
        var refusal = archive.Refusal ?? (archive.Files.Count <= room ? null : string.Create(CultureInfo.InvariantCulture,
            $"The archive holds {archive.Files.Count} files, and {room} more fit on this page. Import or remove some first, or unpack it and choose fewer."));
        if (refusal is not null)
        {
            draft.End(DraftState.Refused, refusal);
            return OperationResult.Of(draft);
        }

        var unpacked = new List<ImportDraft>();
        foreach (var file in archive.Files)
        {
            await using var content = TemporaryFile.Open();
            var reason = await archive.UnpackAsync(file, content, cancellationToken);
            var one = new ImportDraft(draft.ReviewId, draft.OwnerId, $"{draft.FileName}/{file.Name}", content.Length);
            unpacked.Add(one);
            content.Position = 0;
            if (reason is null)
                await staging.ReceiveAsync(one, _ => content, (table, cancelled) => RecallAsync(one, table, cancelled), cancellationToken);
            else
                staging.AddRefused(one, reason);
            if (one.State is DraftState.Ready or DraftState.NeedsColumns)
                await CheckAndGuessAsync(one, preferredSourceId, cancellationToken);
        }

        await staging.RemoveAsync(draft);
        return OperationResult.Of(unpacked[0]);
    }

    /// <summary>Reads a sheet of a workbook that has several.</summary>
    public async Task<OperationResult> ChooseSheetAsync(
        Guid reviewId, Guid draftId, string sheet, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(reviewId, draftId, cancellationToken) is not { Sheets: { } sheets } draft)
            return OperationResult.Refused("This file is no longer here. Choose it again.");
        if (sheets.Choose(sheet) is not { } chosen)
            return OperationResult.Refused("The workbook has no such sheet. Load the page again.");
        var table = await RecallAsync(draft, FileHeader.TableOf(chosen), cancellationToken);
        if (!await staging.ReadSheetAsync(draft, chosen.Name, table))
            return OperationResult.Refused("The file is being processed. Cancel that first.");
        if (draft.State is DraftState.Ready or DraftState.NeedsColumns)
            await CheckAndGuessAsync(draft, preferredSourceId: null, cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Reads a text in the encoding that the person says, whatever its bytes speak for.</summary>
    public async Task<OperationResult> ChooseEncodingAsync(
        Guid reviewId, Guid draftId, FileEncoding encoding, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(reviewId, draftId, cancellationToken) is not { } draft)
            return OperationResult.Refused("This file is no longer here. Choose it again.");
        if (!Enum.IsDefined(encoding))
            return OperationResult.Refused("There is no such encoding.");
        if (!await staging.ReadInAsync(draft, encoding, (table, cancelled) => RecallAsync(draft, table, cancelled)))
            return OperationResult.Refused("The file is being processed, or is no text. Cancel the work first.");
        if (draft.State is DraftState.Ready or DraftState.NeedsColumns)
            await CheckAndGuessAsync(draft, preferredSourceId: null, cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>What a mapping would make of the first rows of a table; null when the file is no longer there.</summary>
    public async Task<ColumnsTried?> TryColumnsAsync(
        Guid reviewId, Guid draftId, CsvMapping mapping, CancellationToken cancellationToken = default)
        => await FindAsync(reviewId, draftId, cancellationToken) is { Table: { } table } ? await table.TryAsync(mapping, cancellationToken)
            : null;

    /// <summary>
    /// Reads a table with the columns as the person says, and the person's other files with the same columns that waited for it. It is
    /// remembered for the review when the file is imported.
    /// </summary>
    public async Task<OperationResult> MapAsync(
        Guid reviewId, Guid draftId, CsvMapping mapping, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(reviewId, draftId, cancellationToken) is not { Table: { } table } draft)
            return OperationResult.Refused("This file is no longer here. Choose it again.");
        if (!mapping.IsComplete)
            return OperationResult.Refused("Choose the column with the title.");
        if (mapping.Columns.Count != table.Guess.Columns.Count)
            return OperationResult.Refused("These are the columns of another table. Load the page again.");
        if (!await staging.MapAsync(draft, mapping))
            return OperationResult.Refused("The file is being processed. Cancel that first.");
        var alike = staging.Of(reviewId, draft.OwnerId)
            .Where(d => d.State == DraftState.NeedsColumns && d.Table!.Guess.Signature == table.Guess.Signature);
        foreach (var other in mapping.HasHeader ? alike : [])
            await staging.MapAsync(other, mapping);
        return OperationResult.Done;
    }

    /// <summary>Imports files one after the other, each whole or not at all. Returns at once; the drafts tell how far it is.</summary>
    public async Task<OperationResult> StartAsync(
        Guid reviewId, IReadOnlyCollection<Guid> draftIds, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var drafts = staging.Of(reviewId, me.UserId).Where(d => draftIds.Contains(d.Id) && d.CanStart).ToList();
        if (drafts.Count == 0)
            return OperationResult.Refused("There is no file to import. Choose one first.");
        if (drafts.Find(d => d.Facts.SourceId is null && string.IsNullOrWhiteSpace(d.Facts.SourceName)) is { } unnamed)
            return OperationResult.Refused($"Say which source {unnamed.FileName} comes from.");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (drafts.Select(d => d.Facts.SearchRunId is null && d.Facts.Run.Problem(today) is { } problem ? $"{d.FileName}: {problem}" : null)
            .FirstOrDefault(p => p is not null) is { } said)
            return OperationResult.Refused(said);
        worker.Start(drafts);
        return OperationResult.Done;
    }

    /// <summary>Stops the work on a file. Nothing of it stays stored unless it was just finished.</summary>
    public async Task CancelAsync(Guid reviewId, Guid draftId, CancellationToken cancellationToken = default)
        => (await FindAsync(reviewId, draftId, cancellationToken))?.Cancel();

    /// <summary>Takes a file off the page and deletes it. What was imported from it stays.</summary>
    public async Task<OperationResult> RemoveAsync(Guid reviewId, Guid draftId, CancellationToken cancellationToken = default)
        => await FindAsync(reviewId, draftId, cancellationToken) is { } draft && !await staging.RemoveAsync(draft)
            ? OperationResult.Refused("The file is being processed. Cancel that first.")
            : OperationResult.Done;

    private async Task<ImportDraft?> FindAsync(Guid reviewId, Guid draftId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return staging.Find(reviewId, me.UserId, draftId);
    }

    /// <summary>The columns as said for another file on the page, or for one that was imported.</summary>
    private async Task<TableReading> RecallAsync(ImportDraft draft, TableReading table, CancellationToken cancellationToken)
    {
        var signature = table.Guess.Signature;
        var mapping = staging.Of(draft.ReviewId, draft.OwnerId).Select(d => d.Table)
            .LastOrDefault(t => t is { Origin: MappingOrigin.Chosen, Mapping.HasHeader: true } && t.Guess.Signature == signature)?.Mapping;
        if (mapping is null)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            mapping = MappingJson.Read(await db.ColumnMappings.Where(m => m.ReviewId == draft.ReviewId && m.HeaderSignature == signature)
                .Select(m => m.MappingJson).SingleOrDefaultAsync(cancellationToken));
        }

        return mapping is { IsComplete: true } known && known.Columns.Count == table.Guess.Columns.Count
            ? table with { Mapping = known, Origin = MappingOrigin.Remembered } : table;
    }

    private static async Task<List<SourceOption>> SourcesAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.Sources.Where(s => s.ReviewId == reviewId).OrderBy(s => s.Name)
            .Select(s => new SourceOption(s.Id, s.Name, s.Kind,
                s.SearchRuns.OrderBy(r => r.CreatedAt).Select(r => new SearchRunOption(r.Id, r.Platform, r.SearchedOn)).ToList()))
            .ToListAsync(cancellationToken);

    private async Task CheckAndGuessAsync(ImportDraft draft, Guid? preferredSourceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ImportRun.FindSameAsync(db, draft.ReviewId, draft, cancellationToken))
        {
            draft.End(DraftState.Refused, ImportRun.SameFile);
            return;
        }

        var twin = staging.Of(draft.ReviewId, draft.OwnerId)
            .FirstOrDefault(d => d != draft && d is { File: not null, State: not DraftState.NeedsSheet } && d.Sha256 == draft.Sha256);
        if (twin is not null)
        {
            draft.End(DraftState.Refused, $"This is the same file as {twin.FileName} above.");
            return;
        }

        // What is said of it by now holds, whatever it is read as next.
        if (draft.Facts.SourceId is not null || draft.Facts.SourceName.Length > 0)
            return;
        var guess = SourceGuess.Of(draft.Preview!.DatabaseName, draft.FileName,
            FormatDisplayText.Database(draft.Preview.Format, draft.Table?.Mapping.Layout));
        var sources = await SourcesAsync(db, draft.ReviewId, cancellationToken);
        var known = sources.Find(s => s.Id == preferredSourceId)
            ?? sources.Find(s => string.Equals(s.Name, guess.Name, StringComparison.OrdinalIgnoreCase));
        (draft.Facts.SourceId, draft.Facts.SourceName, draft.Facts.Kind) = (known?.Id, guess.Name, known?.Kind ?? guess.Kind);
        draft.Facts.SearchRunId = known?.Runs is [var only] ? only.Id : null;
    }
}
