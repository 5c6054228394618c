using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Carries votes and rulings of duplicates at one stage. Who voted on a duplicate alone has that vote counted here. Who said different
/// things of both, or two different outcomes, leave a <see cref="MergeConflict"/>: a conflict for the lead. What was said of the kept
/// record after the merge was said of the merged one, and stands.
/// </summary>
internal sealed class VoteCarryOver(ReviewDbContext db, ClusterActivity work, ScreeningStage stage, Membership me, DateTimeOffset now)
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
                if (work.Decisions.Find(d => d.RecordId == link.DuplicateId && d.Stage == stage
                    && d.ReviewerId == assignment.ReviewerId) is not { } vote)
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
        var isSame = own.Verdict == vote.Verdict
            && (stage == ScreeningStage.TitleAbstract || vote.Verdict != Verdict.Exclude || own.ReasonId == vote.ReasonId);
        if (!isSame && own.At <= link.At)
            Note(link.Id, link.KeptId, link.DuplicateId, vote.Verdict, vote.ReasonId, vote.ReviewerId, own.Id, suspended: null);
    }

    private sealed record Said(DuplicateLink Link, RecordOutcome Outcome, Resolution? Ruling);

    private void CompareOutcomes(Guid kept, DuplicateLink[] links)
    {
        var own = work.OutcomeOf(kept, stage) is { } outcome && IsSettled(outcome.Status) ? outcome : null;
        var ruling = work.RulingOn(kept, stage);
        Said[] twins =
        [
            .. links
                // A ruling made after the merge was made on both, whatever was said of the twin before.
                .Where(link => ruling is null || ruling.At <= link.At)
                .Select(link => (Link: link, Outcome: work.OutcomeOf(link.DuplicateId, stage)))
                .Where(twin => twin.Outcome is not null && IsSettled(twin.Outcome.Status))
                .Select(twin => new Said(twin.Link, twin.Outcome!, work.RulingOn(twin.Link.DuplicateId, stage))),
        ];
        var isAgreed = twins.Select(twin => twin.Outcome.Status).Concat(own is null ? [] : [own.Status]).Distinct().Count() < 2;
        if (isAgreed)
            CarryRuling(kept, ruling, twins);
        else if (ruling is not null || twins.Any(twin => twin.Ruling is not null))
            AskAgain(kept, own, ruling, twins);
    }

    private void CarryRuling(Guid kept, Resolution? ruling, Said[] twins)
    {
        if (ruling is null && Array.Find(twins, twin => twin.Ruling is not null) is { } first)
            db.Resolutions.Add(MergeCarryOver.Copy(first.Ruling!, kept, first.Link.Id));
    }

    /// <summary>Puts the ruling aside and lets all that was said count. What is said by votes alone is carried with them.</summary>
    private void AskAgain(Guid kept, RecordOutcome? own, Resolution? ruling, Said[] twins)
    {
        if (ruling is not null)
        {
            Suspend(ruling);
            Note(twins[0].Link.Id, kept, kept, ruling.Verdict, ruling.ReasonId, ruling.ById, contradicts: null, ruling.Id);
        }

        foreach (var twin in twins.Where(twin => twin.Ruling is not null || own is null || twin.Outcome.Status != own.Status))
            Note(twin.Link.Id, kept, twin.Link.DuplicateId, VerdictOf(twin.Outcome.Status), twin.Outcome.ReasonId, twin.Ruling?.ById,
                contradicts: null, suspended: null);
    }

    private void Suspend(Resolution ruling)
    {
        // A ruling that was put in force again a moment ago is known to the context already.
        var known = db.Resolutions.Local.FirstOrDefault(r => r.Id == ruling.Id) ?? db.Resolutions.Attach(ruling).Entity;
        (known.SupersededAt, known.SupersededById) = (now, me.UserId);
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
            // A vote of a pilot round stays one: it is not the second reading that agreement is computed from.
            Position = hasFirst && assignment.Position == ReviewerPosition.First ? ReviewerPosition.Second : assignment.Position,
            DrawId = assignment.DrawId,
            RandomOrder = assignment.RandomOrder,
            CarriedByLinkId = link.Id,
            DecisionImportId = assignment.DecisionImportId,
            At = assignment.At,
        });
        hasFirst |= assignment.Position == ReviewerPosition.First;
    }

    private void Note(Guid link, Guid record, Guid saidOf, Verdict verdict, Guid? reason, Guid? by, Guid? contradicts, Guid? suspended)
        => db.MergeConflicts.Add(new MergeConflict
        {
            ReviewId = me.ReviewId,
            LinkId = link,
            Stage = stage,
            RecordId = record,
            SaidOfRecordId = saidOf,
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
