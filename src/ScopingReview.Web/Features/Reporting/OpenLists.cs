using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Which of the lists behind the numbers a member may open. A list sorts records by their outcome, and a record that a reviewer has voted on and that is
/// still undecided waits for a second reader: so while one of a reviewer's records at a stage waits for a vote, the lists of that stage would tell
/// which records are in the sample (the rule of <see cref="Domain.Screening.Blinding"/>). A list that closed with her vote would tell as well. Counts are always shown.
/// </summary>
/// <param name="Titles">Lists that depend on decisions at title and abstract.</param>
/// <param name="FullTexts">Lists that depend on decisions at full text.</param>
public sealed record OpenLists(bool Titles, bool FullTexts)
{
    public const string WhyClosed = "This list opens once all of your records have their votes: before, it would tell which of them a second reviewer reads.";

    /// <summary>Whether the list behind a box of the flow may be opened.</summary>
    public bool Opens(PrismaFlow flow, string boxKey)
        => (Titles && FullTexts) || Neutral(flow).Any(box => box.Key == boxKey) || (Titles && AfterTitles(flow).Any(box => box.Key == boxKey));

    private static OpenLists All { get; } = new(true, true);

    internal static async Task<OpenLists> ReadAsync(ReviewDbContext db, Membership me, PrismaFlow flow, CancellationToken cancellationToken)
        => me.Role == ReviewRole.Reviewer ? For(me, await ReviewVotes.ReadAsync(db, me.ReviewId, flow, cancellationToken)) : All;

    internal static OpenLists For(Membership me, ReviewVotes votes)
        => me.Role == ReviewRole.Reviewer ? new(!HasOpen(me, votes.Titles), !HasOpen(me, votes.FullTexts)) : All;

    /// <summary>Whether one of the member's records at a stage waits for a vote, theirs or another reader's.</summary>
    internal static bool HasOpen(Membership me, StageVotes votes)
        => votes.Records.Any(record => !record.IsLocked && record.Votes.Any(vote => vote.ReviewerId == me.UserId));

    private static PrismaBox[] Neutral(PrismaFlow flow)
    {
        var left = flow.Left;
        PrismaBox[] boxes =
        [
            .. left.Databases, .. left.Registers, left.FromDatabases, left.FromRegisters, left.Identified,
            left.Duplicates, left.RemovedByAutomation, .. left.AutomationTools, left.RemovedForOtherReasons, .. left.OtherRemovalReasons, left.Screened,
            // No list of records: of these nothing is told that the pages do not tell everybody.
            .. flow.Update is { } update ? new[] { update.PreviousStudies, update.PreviousReports } : [],
            .. flow.Open.Select(item => item.Box).Where(box => box.Unit == PrismaUnit.DuplicatePair),
        ];
        return flow.Right is not { } right
            ? boxes
            : [.. boxes, .. right.Methods.SelectMany(method => method.Sources.Prepend(method.Identified)), right.Identified, right.AlreadyIdentified, right.Duplicates, right.Removed];
    }

    private static PrismaBox[] AfterTitles(PrismaFlow flow)
    {
        PrismaBox[] boxes = [flow.Left.Excluded, .. flow.Left.Undecided.Boxes, .. Retrieval(flow.Left.Reports)];
        PrismaBox[] other = flow.Right is { } right ? [right.Excluded, .. right.Undecided.Boxes, .. Retrieval(right.Reports)] : [];
        var open = flow.Open.Select(item => item.Box)
            .Where(box => box.Key.StartsWith("open-title", StringComparison.Ordinal) || box.Key == "open-retrieval");
        return [.. boxes, .. other, .. open];
    }

    private static PrismaBox[] Retrieval(PrismaReports reports) => [reports.Sought, reports.NotRetrieved, reports.AwaitingRetrieval, reports.Assessed];
}
