using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records;

public enum HistoryKind
{
    Vote,
    Ruling,
    Retrieval,
    Label,
}

/// <param name="What">The verdict, retrieval status or label, in words.</param>
/// <param name="Reason">Reason for exclusion.</param>
/// <param name="Note">Note of a vote, rationale of a ruling, comment of a retrieval step.</param>
/// <param name="Replaced">It was changed or withdrawn later.</param>
/// <param name="SaidOf">The number of the duplicate of which it was said; it counts here for as long as the two are merged. Null for what
/// was said of the record itself.</param>
/// <param name="OfPilot">A vote of a pilot round.</param>
/// <param name="SetAside">It was set aside with its pilot round, and not changed by whoever said it.</param>
/// <param name="TakenOverFrom">The file with which a vote made in another tool came; null for a vote made here.</param>
public sealed record HistoryEntry(DateTimeOffset At, HistoryKind Kind, string Who, Verdict? Verdict, string What, string? Reason,
    string? Note, bool Replaced, string? TakenOverFrom = null, int? SaidOf = null, bool OfPilot = false, bool SetAside = false);

/// <param name="Visibility">What the person may be told of other people's votes here.</param>
/// <param name="Status">Where the record stands; null when that may not be told, or it is not at the stage.</param>
/// <param name="IsThere">The record is at this stage now.</param>
public sealed record StageHistory(
    ScreeningStage Stage, bool IsThere, VoteVisibility Visibility, ScreeningStatus? Status, IReadOnlyList<HistoryEntry> Entries);

/// <summary>What was said of a record at a stage, as far as the member may know it. What they may not know is not read.</summary>
internal static class RecordHistory
{
    /// <summary>Must run in a transaction with one snapshot: the lock and the votes that it frees have to be of one moment.</summary>
    /// <param name="keptId">The record that counts: itself, or the one that is kept for it.</param>
    /// <param name="atMost">Of a record that is merged with another: what may be told of that one. The votes on a twin would tell those on
    /// the record that is kept.</param>
    public static async Task<StageHistory> ReadAsync(
        ReviewDbContext db, ReviewVisibility seen, Guid recordId, Guid keptId, ScreeningStage stage, CancellationToken cancellationToken,
        VoteVisibility atMost = VoteVisibility.Votes)
    {
        var me = seen.Me;
        // That it came to full text, and whatever was done there, would tell what became of its title.
        if (stage == ScreeningStage.FullText
            && await db.StillReading(seen, ScreeningStage.TitleAbstract).ContainsAsync(keptId, cancellationToken))
            return new StageHistory(stage, false, VoteVisibility.Nothing, null, []);
        var isThere = await db.At(seen, stage).AnyAsync(r => r.Id == recordId, cancellationToken);
        var outcome = await db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == stage && o.RecordId == recordId)
            .Select(o => new { o.Status, o.Locked }).SingleOrDefaultAsync(cancellationToken);
        var isAssigned = await db.Assignments.Current()
            .AnyAsync(a => a.RecordId == recordId && a.Stage == stage && a.ReviewerId == me.UserId, cancellationToken);
        var hasVoted = await db.Decisions.Current()
            .AnyAsync(d => d.RecordId == recordId && d.Stage == stage && d.ReviewerId == me.UserId, cancellationToken);
        var hasOpen = await db.HasOpenReadingsAsync(me, stage, cancellationToken);
        var visibility =
            (VoteVisibility)Math.Min(
                (int)Blinding.Of(me.Role, isAssigned, hasVoted, outcome?.Locked ?? false, seen.At(stage).IsBlind, hasOpen), (int)atMost);
        var entries = await VotesAsync(db, me, recordId, stage, others: visibility == VoteVisibility.Votes, cancellationToken);
        entries.AddRange(await LabelsAsync(db, me, recordId, stage, others: visibility == VoteVisibility.Votes, cancellationToken));
        if (visibility != VoteVisibility.Nothing)
            entries.AddRange(await RulingsAsync(db, me, recordId, stage, cancellationToken));
        if (stage == ScreeningStage.FullText)
            entries.AddRange(await RetrievalAsync(db, recordId, cancellationToken));
        return new StageHistory(stage, isThere, visibility, visibility == VoteVisibility.Nothing ? null : outcome?.Status,
            [.. entries.OrderBy(e => e.At).ThenByDescending(e => e.Replaced)]);
    }

    private static async Task<List<HistoryEntry>> VotesAsync(
        ReviewDbContext db, Membership me, Guid recordId, ScreeningStage stage, bool others, CancellationToken cancellationToken)
    {
        // What was carried here and is not any more was never said of this record.
        var votes = db.Decisions.Where(d => d.RecordId == recordId && d.Stage == stage
            && (d.SupersededAt == null || d.CarriedByLinkId == null));
        if (!others)
            votes = votes.Where(d => d.ReviewerId == me.UserId);
        return await votes.Select(d => new HistoryEntry(
            d.At, HistoryKind.Vote, db.Users.Where(u => u.Id == d.ReviewerId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
            d.Verdict, d.Verdict.ToString(), db.ExclusionReasons.Where(r => r.Id == d.ReasonId).Select(r => r.Label).FirstOrDefault(),
            d.Note, d.SupersededAt != null,
            db.DecisionImports.Where(i => i.Id == d.DecisionImportId).Select(i => i.FileName).FirstOrDefault(),
            db.DuplicateLinks.Where(l => l.Id == d.CarriedByLinkId).Select(l => (int?)l.Duplicate!.Number).FirstOrDefault(),
            db.Assignments.Any(a => a.RecordId == recordId && a.Stage == stage && a.ReviewerId == d.ReviewerId
                && a.Position == ReviewerPosition.Pilot && a.At <= d.At && (a.SupersededAt == null || a.SupersededAt >= d.At)),
            db.PilotClosings.Any(c => c.ReviewId == me.ReviewId && c.Stage == stage && c.At == d.SupersededAt)))
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<HistoryEntry>> LabelsAsync(
        ReviewDbContext db, Membership me, Guid recordId, ScreeningStage stage, bool others, CancellationToken cancellationToken)
    {
        var labels = db.RecordLabels.Where(l => l.RecordId == recordId && l.Stage == stage);
        if (!others)
            labels = labels.Where(l => l.ById == me.UserId);
        return await labels.Select(l => new HistoryEntry(
            l.At, HistoryKind.Label, db.Users.Where(u => u.Id == l.ById).Select(u => u.DisplayName).FirstOrDefault()
                ?? "", null, l.Label!.Name, null, null, l.SupersededAt != null))
            .ToListAsync(cancellationToken);
    }

    private static Task<List<HistoryEntry>> RulingsAsync(
        ReviewDbContext db, Membership me, Guid recordId, ScreeningStage stage, CancellationToken cancellationToken)
        => db.RulingsOn(recordId, stage).Select(r => new HistoryEntry(
            r.At, HistoryKind.Ruling, db.Users.Where(u => u.Id == r.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
            r.Verdict, r.Verdict.ToString(), db.ExclusionReasons.Where(x => x.Id == r.ReasonId).Select(x => x.Label).FirstOrDefault(),
            r.Rationale, r.SupersededAt != null, null,
            db.DuplicateLinks.Where(l => l.Id == r.CarriedByLinkId).Select(l => (int?)l.Duplicate!.Number).FirstOrDefault(),
            false, db.PilotClosings.Any(c => c.ReviewId == me.ReviewId && c.Stage == stage && c.At == r.SupersededAt)))
            .ToListAsync(cancellationToken);

    private static Task<List<HistoryEntry>> RetrievalAsync(ReviewDbContext db, Guid recordId, CancellationToken cancellationToken)
        => db.RetrievalEntries.Where(e => e.RecordId == recordId && (e.SupersededAt == null || e.CarriedByLinkId == null))
            .Select(e => new HistoryEntry(
            e.At, HistoryKind.Retrieval, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
            null, e.Status.ToString(), null, e.Comment, e.SupersededAt != null, null,
            db.DuplicateLinks.Where(l => l.Id == e.CarriedByLinkId).Select(l => (int?)l.Duplicate!.Number).FirstOrDefault()))
            .ToListAsync(cancellationToken);
}
