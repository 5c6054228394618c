using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Plan;

/// <summary>How far a participant is. Only numbers.</summary>
public sealed record PilotReader(Guid Id, string Name, bool IsMember, int Voted, int Asked);

/// <summary>A pilot round as the plan's page shows it.</summary>
/// <param name="Drawn">Records drawn for it.</param>
/// <param name="Missing">Votes that it waits for; 0 once it is closed.</param>
/// <param name="Counts">Null while it is open.</param>
/// <param name="Agreement">Null while votes are missing.</param>
/// <param name="MayOpenDiffering">The records on which the readers differ may be named: not to somebody who has votes to come, who may be
/// asked for one of them again.</param>
public sealed record PilotView(
    Guid Id, int Drawn, DateTimeOffset StartedAt, string By, IReadOnlyList<PilotReader> Readers, int Missing,
    bool? Counts, DateTimeOffset? ClosedAt, PilotAgreement? Agreement, bool MayOpenDiffering)
{
    public bool IsOpen => Counts is null;

    internal PilotFacts Facts => new(Drawn, Readers.Count, Agreement, Counts);

    /// <summary>All rounds of a stage, oldest first.</summary>
    internal static async Task<List<PilotView>> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, bool maybeCountsAsInclude,
            IReadOnlyCollection<Reader> members, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var rounds = await db.PilotRounds.AsNoTracking().Include(p => p.Draw).Include(p => p.Closing)
            .Where(p => p.ReviewId == me.ReviewId && p.Stage == stage).OrderBy(p => p.Draw!.DrawnAt).ThenBy(p => p.DrawId)
            .ToListAsync(cancellationToken);
        if (rounds.Count == 0)
            return [];
        var blind = visibility.At(stage).IsBlind
            || (me.Role == ReviewRole.Reviewer && await db.HasOpenReadingsAsync(me, stage, cancellationToken));
        List<PilotView> views = [];
        foreach (var round in rounds)
            views.Add(await OneAsync(db, round, maybeCountsAsInclude, members, names, !blind, cancellationToken));
        return views;
    }

    private static async Task<PilotView> OneAsync(
        ReviewDbContext db, PilotRound round, bool maybeCountsAsInclude, IReadOnlyCollection<Reader> members,
            Dictionary<Guid, string> names, bool mayOpen, CancellationToken cancellationToken)
    {
        var (isOpen, draw) = (round.Closing is null, round.Draw!);
        var votes = await db.PilotVotesAsync(round, cancellationToken);
        var drawn = Math.Min(draw.SampleCount!.Value, draw.FrameNumbers.Length);
        // An open round asks for what is still at the stage; a closed one asked for what it drew.
        var waiting = !isOpen ? [] : (await db.PilotReadings(round.DrawId)
                .Where(a => a.SupersededAt == null && db.At(round.ReviewId, round.Stage).Any(r => r.Id == a.RecordId)
                    // A report that could not be retrieved is read by nobody.
                    && (round.Stage == ScreeningStage.TitleAbstract
                        || !db.RetrievalEntries.Current().Any(e => e.RecordId == a.RecordId && e.Status == RetrievalStatus.NotRetrieved))
                    && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == round.Stage && d.ReviewerId == a.ReviewerId))
                .Select(a => a.ReviewerId).ToListAsync(cancellationToken))
            .CountBy(reader => reader).ToDictionary();
        var voted = votes.CountBy(vote => vote.ReaderId).ToDictionary();
        var readers = round.ParticipantIds.Select(id => new PilotReader(
            id, names.GetValueOrDefault(id, "a former member"), members.Any(m => m.Id == id), voted.GetValueOrDefault(id),
            isOpen ? voted.GetValueOrDefault(id) + waiting.GetValueOrDefault(id) : drawn)).ToList();
        var missing = waiting.Values.Sum();
        return new PilotView(
            round.DrawId, drawn, draw.DrawnAt, names.GetValueOrDefault(draw.DrawnById, ""), readers, missing, round.Closing?.VotesCount,
                round.Closing?.At,
            missing > 0 ? null : PilotAgreement.Of(round.ParticipantIds, votes, maybeCountsAsInclude), mayOpen);
    }
}
