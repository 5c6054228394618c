using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Which of the lists behind the numbers a member may open. Whoever is blind at a stage sees numbers made of their own votes, and opens
/// their lists. Whoever is done sees the review's numbers; but a list sorts records by their outcome, and a record of theirs that is still
/// undecided waits for a second reader: so while one of a reviewer's records waits for somebody's vote, the lists of that stage would tell
/// which are in the sample (the rule of <see cref="Blinding"/>).
/// </summary>
/// <param name="Titles">Lists that depend on decisions at title and abstract.</param>
/// <param name="FullTexts">Lists that depend on decisions at full text.</param>
public sealed record ListVisibility(bool Titles, bool FullTexts)
{
    public const string WhyClosed =
        "This list will be shown once the other reviewers of your records have decided: before that, it would reveal which are double-screened.";

    public bool AllOpen => Titles && FullTexts;

    /// <summary>Whether the list behind a box of the flow may be opened.</summary>
    public bool Opens(PrismaFlow flow, string boxKey)
        => AllOpen || Neutral(flow).Any(box => box.Key == boxKey) || (Titles && AfterTitles(flow).Any(box => box.Key == boxKey));

    private static ListVisibility All { get; } = new(true, true);

    internal static async Task<ListVisibility> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
        => visibility.Me.Role != ReviewRole.Reviewer ? All : new(
            await OpensAsync(db, visibility, ScreeningStage.TitleAbstract, cancellationToken),
            await OpensAsync(db, visibility, ScreeningStage.FullText, cancellationToken));

    private static async Task<bool> OpensAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, CancellationToken cancellationToken)
        => visibility.At(stage).IsBlind || !await db.HasOpenReadingsAsync(visibility.Me, stage, cancellationToken);

    private static PrismaBox[] Neutral(PrismaFlow flow)
    {
        var left = flow.Left;
        PrismaBox[] boxes =
        [
            .. left.Databases, .. left.Registers, left.FromDatabases, left.FromRegisters, left.Identified,
            left.Duplicates, left.RemovedByAutomation, .. left.AutomationTools, left.RemovedForOtherReasons, .. left.OtherRemovalReasons,
            left.Screened,
            // No list of records: of these nothing is told that the pages do not tell everybody.
            .. flow.Update is { } update ? new[] { update.PreviousStudies, update.PreviousReports } : [],
            .. flow.Open.Select(item => item.Box).Where(box => box.Unit == PrismaUnit.DuplicatePair),
        ];
        return flow.Right is not { } right
            ? boxes
            : [.. boxes, .. right.Methods.SelectMany(method => method.Sources.Prepend(method.Identified)), right.Identified,
                right.AlreadyIdentified, right.Duplicates, right.Removed];
    }

    private static PrismaBox[] AfterTitles(PrismaFlow flow)
    {
        PrismaBox[] boxes = [flow.Left.Excluded, .. flow.Left.Undecided.Boxes, .. Retrieval(flow.Left.Reports)];
        PrismaBox[] other = flow.Right is { } right ? [right.Excluded, .. right.Undecided.Boxes, .. Retrieval(right.Reports)] : [];
        var open = flow.Open.Select(item => item.Box)
            .Where(box => box.Key.StartsWith("open-title", StringComparison.Ordinal) || box.Key == "open-retrieval");
        return [.. boxes, .. other, .. open];
    }

    private static PrismaBox[] Retrieval(PrismaReports reports)
        => [reports.Sought, reports.NotRetrieved, reports.AwaitingRetrieval, reports.Assessed];
}
