using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Visibility;

/// <summary>What a member may be told at a stage at this moment.</summary>
/// <param name="ReadingsLeft">Records that wait for the member's vote.</param>
/// <param name="IsBlind">Only their own votes: <see cref="Blinding.IsBlind"/>.</param>
/// <param name="OpenDraws">The draws in which these records came to the member; null stands for records that came by no draw.</param>
public sealed record StageVisibility(ScreeningStage Stage, int ReadingsLeft, bool IsBlind, IReadOnlyList<Guid?> OpenDraws);

/// <summary>
/// What a member may be told of outcomes at this moment (docs/decisions/0009). Everything that shows an outcome, counts by one or lists by
/// one takes this and asks the queries beside it; AccessTable says of every service method how it does so.
/// </summary>
public sealed record ReviewVisibility(Membership Me, StageVisibility Titles, StageVisibility FullTexts)
{
    /// <summary>Blind at any stage: what is made of final outcomes (tables, exports, agreement on full texts) is closed.</summary>
    public bool IsBlind => Titles.IsBlind || FullTexts.IsBlind;

    public StageVisibility At(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? Titles : FullTexts;

    /// <summary>
    /// Whether the plan, the seed and the draws of a stage may be shown: they tell which records two people read. At full text not before
    /// the titles are done either, since the frame of a draw names the records that came there.
    /// </summary>
    public bool MayKnowDraw(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? !Titles.IsBlind : !IsBlind;

    /// <summary>Why something is closed, and what opens it; null while nothing is.</summary>
    public string? WhyClosed => Left is { } left
        ? $"This will be shown once you have decided on your remaining {left}. Until then you see only your own decisions, so that nothing reveals which records are double-screened."
        : null;

    /// <summary>What is left to read where the member is blind: "12 records and 3 full texts"; null where they are not.</summary>
    public string? Left => (Titles, FullTexts) switch
    {
        ({ IsBlind: true, ReadingsLeft: var titles }, { IsBlind: true, ReadingsLeft: var reports }) =>
            $"{Records(titles)} and {Reports(reports)}",
        ({ IsBlind: true, ReadingsLeft: var titles }, _) => Records(titles),
        (_, { IsBlind: true, ReadingsLeft: var reports }) => Reports(reports),
        _ => null,
    };

    private static string Records(int count) => Counted(count, "record", "records");

    private static string Reports(int count) => Counted(count, "full text", "full texts");

    private static string Counted(int count, string one, string many)
        => FormattableString.Invariant($"{count:N0} {(count == 1 ? one : many)}");
}
