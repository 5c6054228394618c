namespace ScopingReview.Domain.FullTexts;

/// <summary>What in a file's name points to a report, the surest first.</summary>
public enum FileMatchEvidence
{
    /// <summary>The record's number ("R-000123").</summary>
    RecordNumber,

    /// <summary>The whole DOI, whatever stands for its slash and dots.</summary>
    Doi,

    /// <summary>The PubMed or PubMed Central id.</summary>
    PubMedId,

    /// <summary>The part of the DOI after the slash, by which publishers name their files.</summary>
    DoiSuffix,

    /// <summary>The words of the title.</summary>
    Title,

    /// <summary>First author and year.</summary>
    AuthorYear,
}

/// <summary>A report that a file may belong to.</summary>
/// <param name="Number">Record number of the report.</param>
/// <param name="Evidence">Why.</param>
public sealed record FileMatch(int Number, FileMatchEvidence Evidence);
