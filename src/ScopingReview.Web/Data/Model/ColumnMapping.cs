using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

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
