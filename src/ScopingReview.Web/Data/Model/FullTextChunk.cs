using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A piece of a PDF, so that neither upload nor view holds a file whole in memory.")]
public sealed class FullTextChunk
{
    public required Guid FileId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}
