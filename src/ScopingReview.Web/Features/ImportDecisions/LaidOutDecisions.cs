using ScopingReview.Domain.Screening.ExternalDecisions;

namespace ScopingReview.Web.Features.ImportDecisions;

/// <summary>A file that somebody brings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Open">Opens the upload; not called when the file is too large.</param>
public sealed record DecisionUpload(string Name, long Length, Func<CancellationToken, Stream> Open);

/// <summary>Files of decisions that somebody has laid out, and how they are read; nothing of it is stored.</summary>
/// <param name="FileName">The names of the files.</param>
/// <param name="Sha256">Of their bytes, lower-case hex.</param>
/// <param name="Sheets">All that was found in them.</param>
/// <param name="Sheet">The one that holds the decisions.</param>
/// <param name="Mapping">Which of its columns holds what; null where they are known without.</param>
public sealed record LaidOutDecisions(string FileName, string Sha256, DecisionSheets Sheets, DecisionSheet Sheet, DecisionMapping? Mapping)
{
    /// <summary>What they say, read in this way.</summary>
    public DecisionFile File { get; } = Sheets.Read(Sheet, Mapping);

    /// <summary>The same files read by another of their tables.</summary>
    public LaidOutDecisions By(DecisionSheet sheet) => new(FileName, Sha256, Sheets, sheet, sheet.Table?.Guess());

    /// <summary>The same table with other columns.</summary>
    public LaidOutDecisions By(DecisionMapping mapping) => new(FileName, Sha256, Sheets, Sheet, mapping);
}

/// <summary>A record as the page names it.</summary>
public sealed record NamedRecord(int Number, string? Title, int? Year);

/// <summary>A record of the file that fits none or several of the review, for a person to choose.</summary>
/// <param name="Key">What the file says of it.</param>
/// <param name="Line">Its first line.</param>
/// <param name="Why">Why it was not matched, as a sentence.</param>
/// <param name="Decisions">How many decisions are on it.</param>
/// <param name="Candidates">The records that fit, or whose titles come nearest.</param>
public sealed record OpenMatch(ImportedRecordKey Key, long Line, string Why, int Decisions, IReadOnlyList<Guid> Candidates);

/// <summary>What would happen, with the names of the records that it speaks of.</summary>
/// <param name="Matches">Where each decision goes.</param>
/// <param name="Records">Records by id.</param>
/// <param name="Open">What a person has to choose, the first of it.</param>
/// <param name="OpenRecords">How many records of the file that are.</param>
public sealed record DecisionImportPreview(
    ExternalDecisionMatches Matches, IReadOnlyDictionary<Guid, NamedRecord> Records, IReadOnlyList<OpenMatch> Open, int OpenRecords);
