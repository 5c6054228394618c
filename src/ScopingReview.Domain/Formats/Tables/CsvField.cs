namespace ScopingReview.Domain.Formats;

/// <summary>What a column of a table can hold.</summary>
public enum CsvField
{
    /// <summary>Title.</summary>
    Title,

    /// <summary>Abstract.</summary>
    Abstract,

    /// <summary>All authors in one cell.</summary>
    Authors,

    /// <summary>All authors with full given names; taken before <see cref="Authors"/> where there are any.</summary>
    AuthorFullNames,

    /// <summary>All editors in one cell.</summary>
    Editors,

    /// <summary>Year of publication, or a date that begins or ends with it.</summary>
    Year,

    /// <summary>Date of publication, for tables whose year is empty.</summary>
    Date,

    /// <summary>Journal, book or proceedings.</summary>
    Journal,

    /// <summary>Abbreviated journal title.</summary>
    JournalAbbreviation,

    /// <summary>Journal, year, volume, issue and pages in one text, as PubMed and Embase write it.</summary>
    Citation,

    /// <summary>Volume.</summary>
    Volume,

    /// <summary>Issue.</summary>
    Issue,

    /// <summary>Pages as a range.</summary>
    Pages,

    /// <summary>First page.</summary>
    FirstPage,

    /// <summary>Last page.</summary>
    LastPage,

    /// <summary>Article number, for articles without pages.</summary>
    ArticleNumber,

    /// <summary>DOI.</summary>
    Doi,

    /// <summary>PubMed id.</summary>
    PubMedId,

    /// <summary>PubMed Central id.</summary>
    PmcId,

    /// <summary>ISSNs or ISBNs.</summary>
    SerialNumber,

    /// <summary>Keywords and index terms; several columns may hold them.</summary>
    Keywords,

    /// <summary>Language.</summary>
    Language,

    /// <summary>Kind of publication in the export's words.</summary>
    PublicationType,

    /// <summary>Kind of publication as this program names it.</summary>
    Kind,

    /// <summary>Links; several columns may hold them.</summary>
    Url,

    /// <summary>Database that the row comes from.</summary>
    DatabaseName,

    /// <summary>The database's accession number.</summary>
    AccessionNumber,

    /// <summary>The export's own id of the row.</summary>
    SourceRecordId,

    /// <summary>Notes; several columns may hold them.</summary>
    Notes,
}
