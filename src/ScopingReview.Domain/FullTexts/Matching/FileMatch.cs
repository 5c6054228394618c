namespace ScopingReview.Domain.FullTexts;

/// <summary>What points from a file to a report. In a file's name, the surest first; then what stands inside.</summary>
public enum FileMatchEvidence
{
    /// <summary>The record's number in the name ("R-000123").</summary>
    RecordNumber,

    /// <summary>The whole DOI in the name, whatever stands for its slash and dots.</summary>
    Doi,

    /// <summary>The PubMed or PubMed Central id in the name.</summary>
    PubMedId,

    /// <summary>The part of the DOI after the slash, by which publishers name their files.</summary>
    DoiSuffix,

    /// <summary>The words of the title in the name.</summary>
    Title,

    /// <summary>First author and year in the name.</summary>
    AuthorYear,

    /// <summary>The DOI in the properties of the PDF.</summary>
    DoiInProperties,

    /// <summary>The DOI on the first pages.</summary>
    DoiInside,

    /// <summary>The PubMed or PubMed Central id on the first pages.</summary>
    PubMedIdInside,

    /// <summary>The title at the beginning of a line of the first pages.</summary>
    TitleInside,

    /// <summary>The title in the properties of the PDF.</summary>
    TitleInProperties,
}

/// <summary>A report that a file may belong to.</summary>
/// <param name="Number">Record number of the report.</param>
/// <param name="Evidence">Why.</param>
public sealed record FileMatch(int Number, FileMatchEvidence Evidence);
