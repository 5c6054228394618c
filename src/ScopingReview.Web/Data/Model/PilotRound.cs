using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("A round in which everybody screens the same few records before the sample is drawn.")]
public sealed class PilotRound
{
    /// <summary>The draw of its records, which says when it began and who began it.</summary>
    public required Guid DrawId { get; init; }

    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }

    /// <summary>Who takes part, in the order of their names in the team.</summary>
    public required Guid[] ParticipantIds { get; init; }

    public SampleDraw? Draw { get; init; }
    public PilotClosing? Closing { get; init; }
}
