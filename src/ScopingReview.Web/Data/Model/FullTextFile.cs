using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Data.Model;

[Comment("A PDF of a report. Its bytes are in full_text_chunks rows, so that neither upload nor view holds it whole in memory.")]
public sealed class FullTextFile : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordId { get; init; }
    public FullTextKind Kind { get; init; }
    public required string FileName { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }
    public required int ChunkSize { get; init; }

    /// <summary>The file of a duplicate whose bytes these are; null where they are its own.</summary>
    public Guid? ContentOfId { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }

    /// <summary>
    /// The same file once more, of the same bytes: at the record that a duplicate was merged into, or put back where it was.
    /// </summary>
    public FullTextFile Again(Guid recordId, Guid byId, DateTimeOffset at, Guid? carriedByLinkId = null) => new()
    {
        ReviewId = ReviewId,
        RecordId = recordId,
        Kind = Kind,
        FileName = FileName,
        Length = Length,
        Sha256 = Sha256,
        ChunkSize = ChunkSize,
        ContentOfId = ContentOfId ?? Id,
        CarriedByLinkId = carriedByLinkId,
        ById = byId,
        At = at,
    };
}
