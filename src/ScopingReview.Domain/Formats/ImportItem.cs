using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// What a reader of a bibliographic format yields, in the order of the file: <see cref="ReadRecord"/> or <see cref="RefusedEntry"/>
/// for every entry, and <see cref="FileRemark"/> for what concerns no single entry. All readers yield this type.
/// </summary>
public abstract record ImportItem;

/// <summary>An entry that was read.</summary>
/// <param name="Record">The record; its <see cref="BibliographicRecord.PositionInFile"/> counts refused entries too.</param>
/// <param name="LineNumber">First line of the entry in the file, from 1.</param>
/// <param name="Issues">Remarks on it; mostly none.</param>
public sealed record ReadRecord(BibliographicRecord Record, long LineNumber, IReadOnlyList<ImportIssue> Issues) : ImportItem;

/// <summary>An entry that could not become a record.</summary>
/// <param name="PositionInFile">Place in the file, from 1, counting read entries too.</param>
/// <param name="RawText">Its text as it stands in the file; only the beginning where the entry is too large to keep.</param>
/// <param name="Issue">The reason, with the first line of the entry.</param>
public sealed record RefusedEntry(int PositionInFile, string RawText, ImportIssue Issue) : ImportItem;

/// <summary>A remark on the file: its encoding, text outside of entries.</summary>
/// <param name="Issue">The remark.</param>
public sealed record FileRemark(ImportIssue Issue) : ImportItem;
