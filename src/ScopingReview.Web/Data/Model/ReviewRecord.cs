using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Data.Model;

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

    /// <summary>
    /// Computed by PostgreSQL (record_words) from title, abstract, authors, keywords and journal. Authors stand in it twice: as they are,
    /// for names that are stop words ("Do", "An"), and stemmed like the rest, so that one English query finds a name together with a word
    /// of the title. The caps of its parts keep even a hostile record under the 1 MB that PostgreSQL allows a tsvector.
    /// </summary>
    public NpgsqlTsVector? SearchVector { get; init; }

    public InformationSource? Source { get; init; }
    public ImportFile? Import { get; init; }
}
