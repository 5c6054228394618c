namespace ScopingReview.Domain.Records;

/// <summary>
/// One bibliographic entry as an export file has it. Nothing is merged or corrected here beyond what the readers in Formats say they do.
/// </summary>
public sealed record BibliographicRecord
{
    /// <summary>Place in the file, from 1, counting refused entries too.</summary>
    public required int PositionInFile { get; init; }

    /// <summary>The entry's text as it stands in the file, so that nothing the reader did not understand is lost.</summary>
    public required string RawText { get; init; }

    /// <summary>The export's own id of the entry (RIS tag ID, CSV record_id, EndNote rec-number); null if it has none.</summary>
    public string? SourceRecordId { get; init; }

    /// <summary>Kind of publication.</summary>
    public PublicationKind Kind { get; init; }

    /// <summary>Kind of publication in the export's own words (RIS TY, EndNote ref-type, M3).</summary>
    public string? PublicationType { get; init; }

    /// <summary>Title; null where the export has none.</summary>
    public string? Title { get; init; }

    /// <summary>Abstract; null where the export has none.</summary>
    public string? Abstract { get; init; }

    /// <summary>Authors in order.</summary>
    public IReadOnlyList<AuthorName> Authors { get; init; } = [];

    /// <summary>Editors in order (of a book or of the volume a chapter is in).</summary>
    public IReadOnlyList<AuthorName> Editors { get; init; } = [];

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Journal, book or proceedings in which it appeared.</summary>
    public string? Journal { get; init; }

    /// <summary>Abbreviated journal title.</summary>
    public string? JournalAbbreviation { get; init; }

    /// <summary>Volume.</summary>
    public string? Volume { get; init; }

    /// <summary>Issue.</summary>
    public string? Issue { get; init; }

    /// <summary>Pages: "377-386", "e1234" or "377"; shortened last pages are written out (377/86 is 377-386).</summary>
    public string? Pages { get; init; }

    /// <summary>DOI in lower case without resolver or "doi:" prefix.</summary>
    public string? Doi { get; init; }

    /// <summary>PubMed id, digits only.</summary>
    public string? PubMedId { get; init; }

    /// <summary>PubMed Central id with its "PMC".</summary>
    public string? PmcId { get; init; }

    /// <summary>ISSNs in the form 1234-567X.</summary>
    public IReadOnlyList<string> Issns { get; init; } = [];

    /// <summary>ISBNs, digits and X only.</summary>
    public IReadOnlyList<string> Isbns { get; init; } = [];

    /// <summary>Keywords and index terms.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Language as the export names it.</summary>
    public string? Language { get; init; }

    /// <summary>Links.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Database that the entry was exported from, as the entry itself names it.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>The database's accession number.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Notes, one per line of the export that held one.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
