using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Conflicts;

/// <summary>
/// Conflicts as their page shows them. Only a conflict shows votes, and it exists only once all votes are in; a lead who screens does not
/// meet their own before they are done: nobody is unblinded early.
/// </summary>
public sealed class ConflictListService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public const int PageSize = 50;

    /// <summary>How many wait, as far as the member may know. Says no more than that, so any member may ask.</summary>
    public async Task<ConflictCounts> CountAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var titles = await db.OpenConflicts(visibility, ScreeningStage.TitleAbstract).CountAsync(cancellationToken);
        var reports = await db.OpenConflicts(visibility, ScreeningStage.FullText).GroupBy(o => o.ReasonConflict)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new ConflictCounts(visibility, titles, reports.Where(g => !g.Key).Sum(g => g.Count), reports.Where(g => g.Key)
            .Sum(g => g.Count));
    }

    /// <summary>
    /// All that waits and that the lead may see: contradictions first, in the order of record numbers; conflicts about a reason alone at
    /// the end.
    /// </summary>
    public async Task<IReadOnlyList<ConflictLine>> QueueAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        List<ConflictLine> lines = [];
        foreach (var stage in Enum.GetValues<ScreeningStage>())
            lines.AddRange(await LinesAsync(db, db.OpenConflicts(visibility, stage), stage, cancellationToken));
        return [.. lines.OrderBy(line => line.Kind == ConflictKind.Reasons)];
    }

    /// <summary>
    /// Open conflicts on records that the member screened and whose votes they may see: those that they can comment on. None for observers.
    /// </summary>
    public async Task<IReadOnlyList<ConflictLine>> MineAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        List<ConflictLine> lines = [];
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            var shown = db.VotesShown(visibility, stage);
            var mine = db.OpenConflicts(visibility, stage).Where(o => shown.Any(s => s.RecordId == o.RecordId)
                && db.Decisions.Current().Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId));
            lines.AddRange(await LinesAsync(db, mine, stage, cancellationToken));
        }
        return lines;
    }

    private static async Task<IEnumerable<ConflictLine>> LinesAsync(
        ReviewDbContext db, IQueryable<RecordOutcome> open, ScreeningStage stage, CancellationToken cancellationToken)
        => (await open.Join(db.Records, o => o.RecordId, r => r.Id, (o, r) => new
        {
            r.Number,
            r.Title,
            o.Status,
            o.ReasonConflict,
            Comments = db.ConflictComments.Current().Count(c => c.RecordId == r.Id && c.Stage == stage),
        })
            .OrderBy(c => c.Number)
            .ToListAsync(cancellationToken))
            .Select(c =>
                new ConflictLine(stage, c.Number, c.Title ?? "(no title)", KindOf(c.Status, c.ReasonConflict)!.Value, c.Comments));

    /// <summary>
    /// One record with its votes and resolutions; null if there is no such record. Of one that the lead must not know about yet, the record
    /// alone.
    /// </summary>
    public async Task<ConflictView?> GetAsync(Guid reviewId, ScreeningStage stage, int number,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var found = await db.Records.AsNoTracking().Where(r => r.ReviewId == reviewId && r.Number == number).Select(r => new
        {
            Record = r,
            Source = r.Source!.Name,
            Twins = db.DuplicateLinks.Current().Where(l => l.KeptId == r.Id).Select(l => l.Duplicate!.Source!.Name).ToList(),
            Outcome = db.OutcomesAt(reviewId, stage).Where(o => o.RecordId == r.Id).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var card = CardReader.Card(found.Record, [found.Source, .. found.Twins],
            await db.HighlighterAsync(reviewId, me.UserId, cancellationToken));
        if (await db.IsHeldBackAsync(visibility, stage, found.Record.Id, cancellationToken))
            return new ConflictView(stage, card, null, [], []) { WhyClosed = visibility.WhyClosed };
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        var reasons = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .ToDictionaryAsync(r => r.Id, r => r.Label, cancellationToken);
        var votes = await VisibleVotesAsync(db, visibility, stage, found.Record.Id, found.Outcome?.Locked == true, cancellationToken);
        // No votes to be shown, no labels either.
        var voters = votes.Select(v => v.ReviewerId).ToList();
        var labels =
            (await db.LabelsFor(visibility).Where(l => l.RecordId == found.Record.Id && voters.Contains(l.ById)).OrderBy(l => l.Label!.Name)
            .Select(l => new { l.ById, Label = new LabelChoice(l.LabelId, l.Label!.Name, l.Label.Colour) })
            .ToListAsync(cancellationToken)).ToLookup(l => l.ById, l => l.Label);
        var from = votes.Select(v => v.CarriedFromId).OfType<Guid>().ToArray();
        var carriedFrom = await db.Decisions.Where(d => from.Contains(d.Id)).Select(d => new { d.Id, Number = (int?)d.Record!.Number })
            .ToDictionaryAsync(d => d.Id, d => d.Number, cancellationToken);
        // Rulings without readers lock nothing, and hide nothing either.
        var twins = votes.Count == 0 && found.Outcome is not { Status: ScreeningStatus.Conflict } ? []
            : await db.CountingMergeConflicts(stage).Where(t => t.RecordId == found.Record.Id)
            .Select(t =>
                new
                {
                    t.SaidById,
                    t.Verdict,
                    t.ReasonId,
                    t.At,
                    Number = db.Records.Where(r => r.Id == t.SaidOfRecordId)
                    .Select(r => (int?)r.Number).FirstOrDefault()
                })
            .ToListAsync(cancellationToken);
        var rulings = await db.RulingsOn(found.Record.Id, stage).OrderByDescending(r => r.At).AsNoTracking().ToListAsync(cancellationToken);
        var decidedAt = rulings.Find(r => r.SupersededAt is null)?.At;
        return new ConflictView(
            stage,
            card,
            found.Outcome is { Resolved: false } outcome ? KindOf(outcome.Status, outcome.ReasonConflict) : null,
            [.. votes.Select(
                v => new ShownVote(Name(v.ReviewerId), v.Verdict, Reason(v.ReasonId), v.Note, v.At, [.. labels[v.ReviewerId]],
                    v.CarriedFromId is { } from ? carriedFrom.GetValueOrDefault(from) : null, v.At > decidedAt))
                .Concat(twins.Select(t =>
                    new ShownVote(t.SaidById is { } by ? Name(by) : "Outcome", t.Verdict, Reason(t.ReasonId), null, t.At, [], t.Number)))
                .OrderBy(v => v.By, StringComparer.Ordinal)],
            rulings.ConvertAll(r => new ShownRuling(
                Name(r.ById), r.Verdict, Reason(r.ReasonId), r.Rationale, r.At, r.SupersededAt, r.SupersededById is { } by ? Name(by)
                    : null)))
        {
            IsOwn = votes.Exists(v => v.ReviewerId == me.UserId),
        };

        string Name(Guid id) => names.GetValueOrDefault(id, "a former member");
        string? Reason(Guid? id) => id is { } reason ? reasons.GetValueOrDefault(reason) : null;
    }

    /// <summary>Resolutions in force, newest first; of records that the lead must not know about yet none.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ResolvedPage> ResolvedAsync(Guid reviewId, int page, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var current = db.Resolutions.Current().Where(r => r.ReviewId == reviewId && r.CarriedByLinkId == null);
        foreach (var stage in Enum.GetValues<ScreeningStage>())
            current = current.Where(r => r.Stage != stage || !db.NotTold(visibility, stage).Contains(r.RecordId));
        var lines = await current.OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)
            .Select(r => new ResolvedLine(
                r.Stage, r.Record!.Number, r.Record.Title ?? "(no title)", r.Verdict,
                db.ExclusionReasons.Where(x => x.Id == r.ReasonId).Select(x => x.Label).FirstOrDefault(),
                r.Rationale, db.Users.Where(u => u.Id == r.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", r.At,
                db.Decisions.Any(d => d.RecordId == r.RecordId && d.Stage == r.Stage && d.CarriedByLinkId == null
                    && (d.At > r.At || d.SupersededAt > r.At))))
            .ToListAsync(cancellationToken);
        return new ResolvedPage(lines, await current.CountAsync(cancellationToken), visibility);
    }

    /// <summary>The votes that the rule of blind screening lets the lead see: none while somebody still has to vote.</summary>
    private static async Task<List<Decision>> VisibleVotesAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, Guid recordId, bool locked,
            CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var readers = await db.Assignments.Current()
            .Where(a => a.RecordId == recordId && a.Stage == stage)
            .Select(a => a.ReviewerId).ToListAsync(cancellationToken);
        var iVoted = await db.Decisions.Current()
            .AnyAsync(d => d.RecordId == recordId && d.Stage == stage && d.ReviewerId == me.UserId, cancellationToken);
        return Blinding.Of(me.Role, readers.Contains(me.UserId), iVoted, locked, visibility.At(stage).IsBlind,
            hasOpen: false) != VoteVisibility.Votes
            ? []
            : await db.Decisions.Current().Where(d => d.RecordId == recordId && d.Stage == stage && readers.Contains(d.ReviewerId))
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    private static ConflictKind? KindOf(ScreeningStatus status, bool reasonConflict) => status switch
    {
        ScreeningStatus.Conflict => ConflictKind.Verdicts,
        ScreeningStatus.NeedsResolution => ConflictKind.Undecided,
        _ when reasonConflict => ConflictKind.Reasons,
        _ => null,
    };
}
