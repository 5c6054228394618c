using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("The end of a pilot round.")]
public sealed class PilotClosing
{
    /// <summary>The round, by its draw.</summary>
    public required Guid DrawId { get; init; }

    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }

    /// <summary>The votes stand; else they were superseded at <see cref="At"/>, with the assignments and rulings of the round.</summary>
    public required bool VotesCount { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
}
