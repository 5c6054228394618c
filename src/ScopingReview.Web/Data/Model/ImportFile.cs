using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

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
