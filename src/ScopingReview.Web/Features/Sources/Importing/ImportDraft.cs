using System.Security.Cryptography;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Sources.Searches;

namespace ScopingReview.Web.Features.Sources.Importing;

public enum DraftState
{
    /// <summary>The file is on its way from the browser.</summary>
    Receiving,

    /// <summary>It is read for the preview.</summary>
    Reading,

    /// <summary>A workbook of several sheets, of which somebody has to choose one.</summary>
    NeedsSheet,

    /// <summary>A table whose columns somebody has to explain before it can be read.</summary>
    NeedsColumns,

    /// <summary>It can be imported.</summary>
    Ready,

    /// <summary>It cannot be imported; the message says why.</summary>
    Refused,

    /// <summary>Import was asked for; another file or another import of the review comes first.</summary>
    Waiting,

    /// <summary>Records are being stored, in a transaction that is not committed yet.</summary>
    Storing,

    /// <summary>Duplicates are looked for, in the same transaction.</summary>
    FindingDuplicates,

    Imported,

    /// <summary>Nothing was stored; the message says what happened. Can be tried again.</summary>
    Failed,

    /// <summary>Nothing was stored, because the person cancelled. Can be tried again.</summary>
    Cancelled,
}

/// <summary>Where a file comes from, as the person says it.</summary>
public sealed class DraftFacts
{
    /// <summary>An existing source; null for a new one.</summary>
    public Guid? SourceId { get; set; }

    public string SourceName { get; set; } = "";
    public InformationSourceKind Kind { get; set; }
    public bool ScreensTitles { get; set; }

    /// <summary>An existing search run of the source; null for a new one.</summary>
    public Guid? SearchRunId { get; set; }

    public SearchRunFacts Run { get; } = new();
}

/// <summary>What a finished import has brought.</summary>
/// <param name="Duplicates">By how many duplicates the review has more: of its records, and of earlier ones for which it brought a more
/// complete twin.</param>
/// <param name="ToJudge">By how many pairs the review has more that may be duplicates and wait for somebody's judgement.</param>
public sealed record ImportOutcome(
    Guid ImportId, Guid SourceId, string SourceName, int Records, int Refused, int FirstNumber, int Duplicates, int ToJudge, TimeSpan Took)
{
    /// <summary>What was found, as the pages of sources and duplicates count it.</summary>
    public string DuplicatesInWords => (Duplicates, ToJudge) switch
    {
        (0, 0) => "No duplicates were found.",
        (0, _) => $"No duplicates were removed, but {PairsInWords}.",
        (_, 0) => $"{RemovedInWords}.",
        _ => $"{RemovedInWords}, and {PairsInWords}.",
    };

    private string RemovedInWords => Duplicates == 1 ? "1 duplicate was removed" : $"{Duplicates.Grouped()} duplicates were removed";
    private string PairsInWords => ToJudge == 1 ? "1 pair to review" : $"{ToJudge.Grouped()} pairs to review";
}

/// <summary>
/// A file that somebody has laid out for import. It lives in memory until it is imported or removed; only one worker writes to it at a
/// time.
/// </summary>
public sealed class ImportDraft
{
    private static long _latest;

    private CancellationTokenSource? _cancellation;

    /// <summary>Held while an operation begins: of two that are asked for at once only one does.</summary>
    internal Lock Gate { get; } = new();

    internal ImportDraft(Guid reviewId, Guid ownerId, string fileName, long expectedBytes)
        => (ReviewId, OwnerId, FileName, ExpectedBytes) = (reviewId, ownerId, fileName, expectedBytes);

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>
    /// In which order the files came. Not by their ids, which have none within a millisecond: several files of an archive come in one.
    /// </summary>
    internal long Place { get; } = Interlocked.Increment(ref _latest);
    public Guid ReviewId { get; }
    public Guid OwnerId { get; }
    public string FileName { get; }
    public long ExpectedBytes { get; }
    public DraftFacts Facts { get; } = new();

    public DraftState State { get; internal set; }
    public string? Message { get; internal set; }

    /// <summary>An earlier import of the same file.</summary>
    public Guid? SameAsImportId { get; internal set; }

    public long ReceivedBytes { get; internal set; }
    public int ReadEntries { get; internal set; }
    public int StoredRecords { get; internal set; }

    /// <summary>How far the search for duplicates has come.</summary>
    public LinkingProgress? Linking { get; internal set; }

    public ImportPreview? Preview { get; internal set; }

    /// <summary>Of a table, its columns and what they hold.</summary>
    public TableReading? Table { get; internal set; }

    /// <summary>Of a workbook, its sheets.</summary>
    public WorkbookSheets? Sheets { get; internal set; }

    /// <summary>The sheet that is read, where there were several to choose from.</summary>
    public string? ChosenSheet => Sheets is { Sheets.Count: > 1 } ? Preview?.Format.Sheet : null;

    /// <summary>The encoding that the bytes of a text speak for; null of a workbook, and before it was looked at.</summary>
    public FileEncoding? GuessedEncoding { get; internal set; }

    /// <summary>The encoding that a text is read in; null of a workbook, and before it was read.</summary>
    public FileEncoding? Encoding => GuessedEncoding is { } guess ? Preview?.Format.Encoding ?? guess : null;

    public ImportOutcome? Outcome { get; internal set; }

    /// <summary>Something is happening that the page should show.</summary>
    public bool IsMoving
        => State is DraftState.Receiving or DraftState.Reading or DraftState.Waiting or DraftState.Storing or DraftState.FindingDuplicates;

    public bool CanStart => Preview is { Records: > 0 } && State is (DraftState.Ready or DraftState.Failed or DraftState.Cancelled);

    /// <summary>The columns of a table can still be explained, or explained differently.</summary>
    public bool CanMap => Table is not null && File is not null && !IsMoving && State != DraftState.Imported;

    /// <summary>There are several sheets, and one can still be chosen, or another.</summary>
    public bool CanChooseSheet => Sheets is { Sheets.Count: > 1 } && File is not null && !IsMoving && State != DraftState.Imported;

    /// <summary>A text can still be read in another encoding.</summary>
    public bool CanChooseEncoding
        => Encoding is not null && Preview is { Format.IsImportable: true } && File is not null && !IsMoving
            && State != DraftState.Imported;

    /// <summary>The name under which an import is stored: with the sheet, where there are several.</summary>
    public string StoredName => ChosenSheet is { } sheet ? $"{FileName} ({sheet})" : FileName;

    /// <summary>
    /// By which the same file is recognised, in lower-case hex: SHA-256 of the file; of a workbook of several sheets, of that and the
    /// sheet, because another sheet holds other records.
    /// </summary>
    internal string Sha256 => ChosenSheet is { } sheet
        ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{File!.Sha256}\n{sheet}"))) : File!.Sha256;

    internal SpooledFile? File { get; set; }
    internal DateTimeOffset TouchedAt { get; set; }

    /// <summary>A new operation on the file, which <see cref="Cancel"/> ends.</summary>
    internal CancellationToken Begin(DraftState state, CancellationToken stopping)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        (State, Message, StoredRecords) = (state, null, 0);
        return _cancellation.Token;
    }

    internal void Cancel() => _cancellation?.Cancel();

    internal void End(DraftState state, string? message)
    {
        (State, Message) = (state, message);
        _cancellation?.Dispose();
        _cancellation = null;
    }
}
