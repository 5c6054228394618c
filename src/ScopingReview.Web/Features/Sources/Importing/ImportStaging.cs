using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Where files lie between being chosen and being imported: they are received, read and shown before anything is stored. A restart of the
/// application clears it: what was not committed then was never stored.
/// </summary>
public sealed class ImportStaging : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, ImportDraft> _drafts = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly ImportWorker _worker;
    private readonly ImportOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ImportStaging> _logger;
    private readonly ITimer _sweep;
    private readonly string _directory;

    public ImportStaging(
        ImportWorker worker, IOptions<ImportOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime,
        ILogger<ImportStaging> logger)
    {
        (_worker, _options, _clock, _logger) = (worker, options.Value, clock, logger);
        _directory = _options.SpoolDirectory is { } chosen ? Directory.CreateDirectory(chosen).FullName
            : Directory.CreateTempSubdirectory("scoping-review-").FullName;
        _sweep = clock.CreateTimer(_ => _ = SweepAsync(), null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        // Before the database goes away.
        lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    internal IReadOnlyList<ImportDraft> Of(Guid reviewId, Guid ownerId)
        => [.. _drafts.Values.Where(d => d.ReviewId == reviewId && d.OwnerId == ownerId).OrderBy(d => d.Place)];

    internal ImportDraft? Find(Guid reviewId, Guid ownerId, Guid draftId)
        => _drafts.TryGetValue(draftId, out var draft) && draft.ReviewId == reviewId && draft.OwnerId == ownerId ? draft : null;

    /// <summary>Takes a file in and reads it for the preview. Leaves nothing behind when the sender goes away.</summary>
    /// <param name="recall">What was said earlier of a table with the same columns.</param>
    internal async Task ReceiveAsync(
        ImportDraft draft, Func<CancellationToken, Stream> open, Func<TableReading, CancellationToken, Task<TableReading>> recall,
        CancellationToken cancellationToken)
    {
        draft.TouchedAt = _clock.GetUtcNow();
        _drafts[draft.Id] = draft;
        if (draft.ExpectedBytes > _options.MaxFileBytes)
        {
            draft.End(DraftState.Refused, TooLarge);
            return;
        }

        using var either =
            CancellationTokenSource.CreateLinkedTokenSource(draft.Begin(DraftState.Receiving, _stopping.Token), cancellationToken);
        try
        {
            await using (var content = open(either.Token))
                draft.File =
                    await SpooledFile.ReceiveAsync(content, _directory, _options.MaxFileBytes, bytes => draft.ReceivedBytes = bytes,
                        either.Token);
            if (draft.File is null)
            {
                draft.End(DraftState.Refused, TooLarge);
                return;
            }

            draft.State = DraftState.Reading;
            var look = await FileHeader.LookAsync(draft.File, chosen: null, either.Token);
            (draft.Sheets, draft.GuessedEncoding) = (look.Sheets, look.Encoding);
            await ReadAsync(draft, look.Format, look.Table is null ? null : await recall(look.Table, either.Token), either.Token);
        }
        catch (Exception exception)
        {
            // What arrived whole and could not be read is no fault of the sender's, and sending it again mends nothing.
            var arrived = draft.State == DraftState.Reading && exception is not OperationCanceledException;
            if (arrived)
                _logger.LogError(exception, "A file for import could not be read");
            else if (exception is not OperationCanceledException)
                _logger.LogWarning(exception, "A file for import could not be received");
            draft.End(DraftState.Refused, arrived ? Unreadable : "The upload was incomplete, so nothing was saved. Choose the file again.");
            await RemoveAsync(draft);
        }
    }

    /// <summary>Puts a file on the page that is not read, with the reason.</summary>
    internal void AddRefused(ImportDraft draft, string reason)
    {
        draft.TouchedAt = _clock.GetUtcNow();
        draft.End(DraftState.Refused, reason);
        _drafts[draft.Id] = draft;
    }

    /// <summary>Reads a table again with columns that somebody has explained. Cancelled, it stands as before.</summary>
    internal Task<bool> MapAsync(ImportDraft draft, CsvMapping mapping) => ReadAgainAsync(draft, () => draft.CanMap,
        _ => Task.FromResult<(DetectedFormat, TableReading?)>(
            (draft.Preview!.Format, draft.Table! with { Mapping = mapping, Origin = MappingOrigin.Chosen })));

    /// <summary>Reads another sheet of a workbook. Cancelled, it stands as before.</summary>
    /// <param name="table">The sheet as a table, with what was said earlier of its columns.</param>
    internal Task<bool> ReadSheetAsync(ImportDraft draft, string sheet, TableReading table)
        => ReadAgainAsync(draft, () => draft.CanChooseSheet,
        _ => Task.FromResult<(DetectedFormat, TableReading?)>((draft.Preview!.Format with { Sheet = sheet }, table)));

    /// <summary>
    /// Reads a text in another encoding, in which a table's columns may have other names. Cancelled, it stands as before.
    /// </summary>
    /// <param name="recall">What was said earlier of a table with the same columns.</param>
    internal Task<bool> ReadInAsync(
        ImportDraft draft, FileEncoding encoding, Func<TableReading, CancellationToken, Task<TableReading>> recall)
        => ReadAgainAsync(draft, () => draft.CanChooseEncoding, async cancelled =>
        {
            var look = await FileHeader.LookAsync(draft.File!, encoding, cancelled);
            return (look.Format, look.Table is null ? null : await recall(look.Table, cancelled));
        });

    private async Task<bool> ReadAgainAsync(
        ImportDraft draft, Func<bool> isPossible, Func<CancellationToken, Task<(DetectedFormat Format, TableReading? Table)>> what)
    {
        DraftState before;
        string? message;
        CancellationToken cancelled;
        lock (draft.Gate)
        {
            if (!isPossible())
                return false;
            (before, message) = (draft.State, draft.Message);
            cancelled = draft.Begin(DraftState.Reading, _stopping.Token);
        }

        try
        {
            draft.ReadEntries = 0;
            var (format, table) = await what(cancelled);
            await ReadAsync(draft, format, table, cancelled);
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
                _logger.LogWarning(exception, "A file for import could not be read again");
            draft.End(before, message);
        }

        draft.TouchedAt = _clock.GetUtcNow();
        return true;
    }

    /// <summary>Takes a file that nothing is done with out.</summary>
    internal async Task<bool> RemoveAsync(ImportDraft draft)
    {
        lock (draft.Gate)
        {
            if (draft.IsMoving)
                return false;
            _drafts.TryRemove(draft.Id, out _);
        }

        await DiscardFileAsync(draft);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        await _stopping.CancelAsync();
        // Until it has let go of the files.
        await _worker.StopAsync();
        foreach (var draft in _drafts.Values)
            await DiscardFileAsync(draft);
        if (_options.SpoolDirectory is null && Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
        _stopping.Dispose();
    }

    private const string Unreadable =
        "The file was uploaded, but reading it failed because of a fault in the workbench. Nothing was saved; tell your administrator (the reason is in the server log).";

    private string TooLarge
        => $"The file is larger than {_options.LargestInWords}, the limit for one import. Export it in parts, for instance by year of publication.";

    private static async Task ReadAsync(ImportDraft draft, DetectedFormat format, TableReading? table, CancellationToken cancellationToken)
    {
        var needsSheet = draft.Sheets is { Sheets.Count: > 1 } && format.Sheet is null;
        var isReadable = format.IsImportable && !needsSheet && draft.Sheets?.Refusal is null && table is not { Mapping.IsComplete: false };
        var preview = isReadable
            ? await ImportPreviewReader.ReadAsync(format, draft.File!, table?.Mapping, entries => draft.ReadEntries = entries,
                cancellationToken)
            : new ImportPreview { Format = format };
        (draft.Preview, draft.Table) = (preview, table);
        if (draft.Sheets?.Refusal is { } refusal)
            draft.End(DraftState.Refused, refusal);
        else if (needsSheet)
            draft.End(DraftState.NeedsSheet, null);
        else if (format.IsImportable && !isReadable)
            draft.End(DraftState.NeedsColumns, null);
        else
            draft.End(Problem(preview) is null ? DraftState.Ready : DraftState.Refused, Problem(preview));
    }

    private static string? Problem(ImportPreview preview) => preview switch
    {
        { Format.IsImportable: false } => preview.Format.Explanation,
        { Records: 0, Refused: 0 } =>
            $"This is {preview.Format.Name}, but there is no record in it. Check that the search had results when it was exported.",
        { Records: 0, Refused: 1 } => $"This is {preview.Format.Name}, but its only entry cannot be read. The reason is listed below.",
        { Records: 0 } =>
            string.Create(CultureInfo.InvariantCulture,
                $"This is {preview.Format.Name}, but none of its {preview.Refused:N0} entries can be read. The reasons are listed below."),
        _ => null,
    };

    /// <summary>Deletes what was received; the draft stays on its list.</summary>
    internal static async Task DiscardFileAsync(ImportDraft draft)
    {
        if (draft.File is { } file)
            await file.DisposeAsync();
        draft.File = null;
    }

    private async Task SweepAsync()
    {
        foreach (var draft in _drafts.Values.Where(d => d.TouchedAt < _clock.GetUtcNow() - _options.KeepFor))
            await RemoveAsync(draft);
    }
}
