using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Carries votes and rulings of duplicates at one stage. Who voted on a duplicate alone has that vote counted here. Who said different things of both, or two
/// different outcomes, leave a <see cref="TwinVote"/>: a conflict for the lead. What was said of the kept record after the merge was said of the merged one, and stands.
/// </summary>
internal sealed class CarriedVotes(ReviewDbContext db, ClusterWork work, ScreeningStage stage, Membership me, DateTimeOffset now)
{
    public void Carry(DuplicateLink[] links)
    {
        if (links.Length == 0)
            return;
        var kept = links[0].KeptId;
        var asked = work.Assignments.Where(a => a.RecordId == kept && a.Stage == stage).Select(a => a.ReviewerId).ToHashSet();
        var hasFirst = work.Assignments.Exists(a => a.RecordId == kept && a.Stage == stage && a.Position == ReviewerPosition.First);
        var votes = work.Decisions.Where(d => d.RecordId == kept && d.Stage == stage).ToDictionary(d => d.ReviewerId);
        foreach (var link in links)
        {
            foreach (var assignment in work.Assignments.Where(a => a.RecordId == link.DuplicateId && a.Stage == stage))
            {
                if (work.Decisions.Find(d => d.RecordId == link.DuplicateId && d.Stage == stage && d.ReviewerId == assignment.ReviewerId) is not { } vote)
                    continue;
                if (votes.TryGetValue(vote.ReviewerId, out var own))
                    CompareVotes(link, own, vote);
                else
                    votes.Add(vote.ReviewerId, CarryVote(link, vote));
                if (asked.Add(assignment.ReviewerId))
                    CarryAssignment(link, assignment, ref hasFirst);
            }
        }

        CompareOutcomes(kept, links);
    }

    private void CompareVotes(DuplicateLink link, Decision own, Decision vote)
    {
        var isSame = own.Verdict == vote.Verdict && (stage == ScreeningStage.TitleAbstract || vote.Verdict != Verdict.Exclude || own.ReasonId == vote.ReasonId);
        if (!isSame && own.At <= link.At)
            Note(link.Id, link.KeptId, link.DuplicateId, vote.Verdict, vote.ReasonId, vote.ReviewerId, own.Id, suspended: null);
    }

    private void CompareOutcomes(Guid kept, DuplicateLink[] links)
    {
        var own = work.OutcomeOf(kept, stage);
        var ruling = work.RulingOn(kept, stage);
        var (isSuspended, isRuled) = (false, ruling is not null);
        foreach (var link in links)
        {
            if (ruling is not null && ruling.At > link.At)
                return;
            if (work.OutcomeOf(link.DuplicateId, stage) is not { } twin || !IsSettled(twin.Status))
                continue;
            var twinRuling = work.RulingOn(link.DuplicateId, stage);
            if (own is not null && IsSettled(own.Status) && own.Status != twin.Status)
            {
                if (ruling is not null && !isSuspended)
                {
                    Suspend(ruling);
                    Note(link.Id, kept, kept, ruling.Verdict, ruling.ReasonId, ruling.ById, contradicts: null, ruling.Id);
                    isSuspended = true;
                }

                if (twinRuling is not null || isSuspended)
                    Note(link.Id, kept, link.DuplicateId, VerdictOf(twin.Status), twin.ReasonId, twinRuling?.ById, contradicts: null, suspended: null);
            }
            else if (twinRuling is not null && !isRuled)
            {
                db.Resolutions.Add(CarriedWork.Copy(twinRuling, kept, link.Id));
                isRuled = true;
            }
        }
    }

    private void Suspend(Resolution ruling)
    {
        db.Resolutions.Attach(ruling);
        (ruling.SupersededAt, ruling.SupersededById) = (now, me.UserId);
    }

    private Decision CarryVote(DuplicateLink link, Decision vote)
    {
        var carried = new Decision
        {
            ReviewId = me.ReviewId,
            Stage = stage,
            RecordId = link.KeptId,
            ReviewerId = vote.ReviewerId,
            OperationId = Guid.CreateVersion7(),
            Verdict = vote.Verdict,
            ReasonId = vote.ReasonId,
            Note = vote.Note,
            DecisionImportId = vote.DecisionImportId,
            CarriedFromId = vote.Id,
            CarriedByLinkId = link.Id,
            At = vote.At,
        };
        db.Decisions.Add(carried);
        return carried;
    }

    private void CarryAssignment(DuplicateLink link, Assignment assignment, ref bool hasFirst)
    {
        db.Assignments.Add(new Assignment
        {
            ReviewId = me.ReviewId,
            Stage = stage,
            RecordId = link.KeptId,
            ReviewerId = assignment.ReviewerId,
            Position = hasFirst ? ReviewerPosition.Second : assignment.Position,
            DrawId = assignment.DrawId,
            Shuffle = assignment.Shuffle,
            CarriedByLinkId = link.Id,
            At = assignment.At,
        });
        hasFirst |= assignment.Position == ReviewerPosition.First;
    }

    private void Note(Guid link, Guid record, Guid saidOf, Verdict verdict, Guid? reason, Guid? by, Guid? contradicts, Guid? suspended) => db.TwinVotes.Add(new TwinVote
    {
        ReviewId = me.ReviewId,
        LinkId = link,
        Stage = stage,
        RecordId = record,
        SaidOfId = saidOf,
        Verdict = verdict,
        ReasonId = verdict == Verdict.Exclude ? reason : null,
        SaidById = by,
        ContradictsId = contradicts,
        SuspendedRulingId = suspended,
        At = now,
    });

    private static bool IsSettled(ScreeningStatus status) => status is ScreeningStatus.Included or ScreeningStatus.Excluded;

    private static Verdict VerdictOf(ScreeningStatus status) => status == ScreeningStatus.Included ? Verdict.Include : Verdict.Exclude;
}
