using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("A word to highlight in titles and abstracts: of the review (UserId null) or of one person.")]
public sealed class HighlightWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public Guid? UserId { get; init; }
    public required HighlightKind Kind { get; init; }
    public required string Term { get; init; }
}
