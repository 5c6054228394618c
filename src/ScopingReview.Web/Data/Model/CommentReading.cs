using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "Until which moment a member has read the comments on a record's votes at a stage; later ones are new to them. Moves on as they read, "
    + "and counts for nothing else.")]
public sealed class CommentReading
{
    public required Guid UserId { get; init; }
    public required Guid RecordId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid ReviewId { get; init; }

    /// <summary>When the newest comment that was shown was written.</summary>
    public required DateTimeOffset ReadUntil { get; init; }
}
