using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

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
