using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("The text of a page of a PDF in reading order; a page without text has no row. Follows from the PDF, as full_text_texts says.")]
public sealed class FullTextPageText
{
    public required Guid FileId { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }
}
