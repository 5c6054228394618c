namespace ScopingReview.Domain.FullTexts;

/// <summary>Why a person must say which report a file belongs to.</summary>
public enum FileDoubt
{
    /// <summary>None: the evidence is clear.</summary>
    None,

    /// <summary>Neither the name nor anything inside points to a report.</summary>
    NothingPoints,

    /// <summary>The PDF asks for a password, and its name tells nothing certain.</summary>
    Encrypted,

    /// <summary>The PDF has no text (a scan), and its name tells nothing certain.</summary>
    NoText,

    /// <summary>The PDF cannot be opened, and its name tells nothing certain.</summary>
    Damaged,

    /// <summary>Several reports fit alike.</summary>
    SeveralFit,

    /// <summary>An identifier points to one report, the title to another.</summary>
    IdentifierAndTitleDiffer,

    /// <summary>An identifier stands on the first pages, but the title of its report does not: it may only be cited.</summary>
    TitleNotInside,

    /// <summary>The title is there, but the PDF gives another DOI than the record.</summary>
    OtherDoi,

    /// <summary>The title is that of another article, of which this one is a correction, a comment or the like.</summary>
    Notice,

    /// <summary>Only the name points there; what is inside does not.</summary>
    OnlyTheName,
}

/// <summary>Which report a file is proposed for.</summary>
/// <param name="Report">The report where the evidence is clear; null where a person must say.</param>
/// <param name="Doubt">Why they must.</param>
/// <param name="Candidates">The reports that something points to, the likeliest first, with all that does.</param>
public sealed record FileProposal(int? Report, FileDoubt Doubt, IReadOnlyList<ReportCandidate> Candidates);

/// <summary>A report that something in a file points to.</summary>
/// <param name="Number">Record number.</param>
/// <param name="Evidence">All that points to it.</param>
public sealed record ReportCandidate(int Number, IReadOnlyList<FileMatchEvidence> Evidence);
