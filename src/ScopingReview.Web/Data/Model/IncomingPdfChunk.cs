using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A piece of a PDF that waits, as in full_text_chunks.")]
public sealed class IncomingPdfChunk
{
    public required Guid FileId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}
