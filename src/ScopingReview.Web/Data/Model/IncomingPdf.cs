using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Data.Model;

[Comment("A PDF that was dropped with others and waits until a person has said which report it belongs to; then it goes to full_text_files, or it is left out. Its bytes are in incoming_pdf_chunks.")]
public sealed class IncomingPdf
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string FileName { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }
    public required PdfTextState State { get; init; }
    public required int PageCount { get; init; }

    /// <summary>
    /// What its first pages tell, as JSON: which report that points to is asked anew each time, since reports come and go.
    /// </summary>
    public required string CluesJson { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
}
