using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Data.Model;

[Comment("A database, register, website, organisation, citation search or contact (PRISMA-S items 1-7).")]
public sealed class InformationSource
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Name { get; set; }
    public required InformationSourceKind Kind { get; set; }

    /// <summary>
    /// Whether its records are screened by title and abstract. Always so for databases and registers;
    /// records found by other methods go straight to "reports sought" unless the lead decides otherwise.
    /// </summary>
    public required bool ScreensTitles { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public List<SearchRun> SearchRuns { get; init; } = [];
}

[Comment("One dated search of an information source (PRISMA-S items 8-13).")]
public sealed class SearchRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid SourceId { get; init; }
    public string? Platform { get; set; }
    public DateOnly? SearchedOn { get; set; }

    /// <summary>The strategy as it was run, verbatim.</summary>
    public string? Strategy { get; set; }

    public string? Limits { get; set; }

    /// <summary>Hits that the source reported; a difference to what was imported is shown, to be explained.</summary>
    public int? HitsReported { get; set; }

    /// <summary>Why fewer or more records were imported than hits were reported.</summary>
    public string? HitsExplained { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public InformationSource? Source { get; init; }
}

[Comment("One imported file of a search run.")]
public sealed class ImportFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid SourceId { get; init; }
    public required Guid SearchRunId { get; init; }
    public required string FileName { get; init; }
    public required string Format { get; init; }

    /// <summary>SHA-256 of the file's bytes in lower-case hex: the same file is recognised and refused.</summary>
    public required string Sha256 { get; init; }

    public required long Length { get; init; }
    public required int RecordCount { get; init; }
    public required int RefusedCount { get; init; }

    /// <summary>All issues found while reading: refusals and remarks.</summary>
    public int IssueCount { get; init; }

    /// <summary>The issues as JSON (Features/Sources/Importing/IssueLog), capped.</summary>
    public required string IssuesJson { get; init; }

    /// <summary>Which column holds what, as JSON; null where the format says it itself.</summary>
    public string? MappingJson { get; init; }

    public required Guid ImportedById { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Taken back before anybody decided on a record of it; its records carry the same time and are shown nowhere.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public Guid? WithdrawnById { get; set; }
    public InformationSource? Source { get; init; }
    public SearchRun? SearchRun { get; init; }
}

[Comment("How people mapped the columns of a table with these headers, so that the next one is read the same way.")]
public sealed class ColumnMapping
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>What tells tables with the same columns (Domain's CsvMapping).</summary>
    public required string HeaderSignature { get; init; }

    public required string MappingJson { get; set; }
    public required Guid SavedById { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}

[Comment("A bibliographic record as imported: never changed, never deleted; duplicates point to the record kept.")]
public sealed class ReviewRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>Running number in the review, shown as R-000123.</summary>
    public required int Number { get; init; }

    public required Guid SourceId { get; init; }
    public required Guid ImportId { get; init; }
    public required int PositionInFile { get; init; }
    public string? SourceRecordId { get; init; }
    public PublicationKind Kind { get; init; }
    public string? PublicationType { get; init; }
    public string? Title { get; init; }
    public string? Abstract { get; init; }

    /// <summary>"Family, Given" each.</summary>
    public string[] Authors { get; init; } = [];
    public string[] Editors { get; init; } = [];
    public int? Year { get; init; }
    public string? Journal { get; init; }
    public string? JournalAbbreviation { get; init; }
    public string? Volume { get; init; }
    public string? Issue { get; init; }
    public string? Pages { get; init; }
    public string? Doi { get; init; }
    public string? PubMedId { get; init; }
    public string? PmcId { get; init; }
    public string[] Issns { get; init; } = [];
    public string[] Isbns { get; init; } = [];
    public string[] Keywords { get; init; } = [];
    public string? Language { get; init; }
    public string[] Urls { get; init; } = [];
    public string? DatabaseName { get; init; }
    public string? AccessionNumber { get; init; }
    public string[] Notes { get; init; } = [];

    /// <summary>When its import was withdrawn. Queries leave such records out by themselves (a filter in the model).</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Computed by PostgreSQL from title, abstract, authors, keywords and journal.</summary>
    public NpgsqlTsVector? SearchVector { get; init; }

    public InformationSource? Source { get; init; }
    public ImportFile? Import { get; init; }
}

[Comment("The entry of a record as it stood in the file. Apart from records, whose columns are read by every list and it by one page.")]
public sealed class OriginalEntry
{
    public required Guid RecordId { get; init; }
    public required string Text { get; init; }
}
