using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Data.Model;

[Comment("That the text of a PDF was read, by which version of the reading, and what came of it. Follows from the PDF and may be deleted: it is read again.")]
public sealed class FullTextText
{
    public required Guid FileId { get; init; }
    public required PdfTextState State { get; init; }
    public required int PageCount { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
}
