namespace ScopingReview.Domain.Screening;

/// <summary>
/// Records beside the population of <see cref="MissedInclusions"/>: counted, so that no reader takes the estimate for more than it
/// covers.
/// </summary>
/// <param name="OutsideDraw">Excluded by the one person who read them, and in no frame that was drawn from.</param>
/// <param name="KnownOtherwise">
/// In a frame and excluded by their first reviewer, but known without the draw, because others than a drawn second reviewer have decided
/// on them.
/// </param>
/// <param name="Awaiting">In a frame, and not yet read by their first reviewer.</param>
public sealed record MissedRemainder(int OutsideDraw = 0, int KnownOtherwise = 0, int Awaiting = 0);
