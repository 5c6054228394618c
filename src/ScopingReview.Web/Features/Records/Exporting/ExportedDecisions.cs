using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Features.Records.Exporting;

/// <summary>What was decided on a record and said with it, in words, as far as the person may know. Private notes are never here.</summary>
/// <param name="Reason">Why it was excluded at full text; null where it was not.</param>
/// <param name="TitleAbstract">The votes that stand: "Anna: include; Ben: exclude".</param>
/// <param name="FullText">Likewise.</param>
/// <param name="Notes">What went with these votes: "Anna (title and abstract): …".</param>
internal sealed record ExportedDecision(string? Reason, string TitleAbstract, string FullText, string Labels, string Notes);

/// <summary>
/// Reads decisions for a batch of records, a query each for votes, labels and reasons. What may be told is asked of the rules that the
/// pages ask.
/// </summary>
internal sealed class ExportedDecisions(ReviewDbContext db, ReviewVisibility visibility)
{
    private const string ReasonNotSettled = "Reason not settled yet";
    private const string Separator = "; ";

    private sealed record Vote(Guid RecordId, ScreeningStage Stage, Guid ReviewerId, Verdict Verdict, string? Note);

    /// <param name="ids">The records.</param>
    /// <param name="keptOf">The record that is kept in a duplicate's place: of a duplicate no more is told than of that one.</param>
    public async Task<Dictionary<Guid, ExportedDecision>> ReadAsync(
        Guid[] ids, IReadOnlyDictionary<Guid, Guid> keptOf, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var titles = await ToldAsync(ScreeningStage.TitleAbstract, ids, keptOf, cancellationToken);
        var fullTexts = await ToldAsync(ScreeningStage.FullText, ids, keptOf, cancellationToken);
        // Of a record whose title they are still reading, nothing of the stage after, as on its page.
        Guid[] asked = [.. ids.Concat(keptOf.Values).Distinct()];
        var stillReading = await db.StillReading(visibility, ScreeningStage.TitleAbstract).Where(id => asked.Contains(id))
            .ToHashSetAsync(cancellationToken);
        Guid[] notYet = [.. ids.Where(id => stillReading.Contains(keptOf.GetValueOrDefault(id, id)))];
        var names = await db.MemberNamesAsync(me.ReviewId, cancellationToken);
        var votes = (await db.Decisions.Current().Where(d => d.ReviewId == me.ReviewId && ids.Contains(d.RecordId))
                .Where(d => d.Stage == ScreeningStage.TitleAbstract || !notYet.Contains(d.RecordId))
                .Where(d => d.ReviewerId == me.UserId
                    || (d.Stage == ScreeningStage.TitleAbstract && titles.Contains(d.RecordId))
                    || (d.Stage == ScreeningStage.FullText && fullTexts.Contains(d.RecordId)))
                .OrderBy(d => d.At).ThenBy(d => d.Id)
                .Select(d => new Vote(d.RecordId, d.Stage, d.ReviewerId, d.Verdict, d.Note)).ToListAsync(cancellationToken))
            .ToLookup(vote => vote.RecordId);
        var labels = (await db.LabelsFor(visibility).Where(l => ids.Contains(l.RecordId))
                .Where(l => l.ById == me.UserId
                    || (l.Stage == ScreeningStage.TitleAbstract && titles.Contains(l.RecordId))
                    || (l.Stage == ScreeningStage.FullText && fullTexts.Contains(l.RecordId)))
                .Select(l => new { l.RecordId, l.Label!.Name }).ToListAsync(cancellationToken))
            .ToLookup(label => label.RecordId, label => label.Name);
        var reasons = await db.OutcomesFor(visibility, ScreeningStage.FullText)
            .Where(o => ids.Contains(o.RecordId) && o.Status == ScreeningStatus.Excluded)
            .Select(o => new
            {
                o.RecordId,
                Reason = o.ReasonConflict ? null : db.ExclusionReasons.Where(r => r.Id == o.ReasonId).Select(r => r.Label).FirstOrDefault(),
            })
            .ToDictionaryAsync(o => o.RecordId, o => o.Reason ?? ReasonNotSettled, cancellationToken);
        return ids.ToDictionary(id => id, id => new ExportedDecision(
            reasons.GetValueOrDefault(id), Verdicts(votes[id], ScreeningStage.TitleAbstract), Verdicts(votes[id], ScreeningStage.FullText),
            string.Join(Separator, labels[id].Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)),
            string.Join(Separator, votes[id].Where(vote => !string.IsNullOrWhiteSpace(vote.Note)).Select(Note))));

        string Name(Vote vote) => names.GetValueOrDefault(vote.ReviewerId, "a former member");
        string Note(Vote vote) => $"{Name(vote)} ({vote.Stage.InWords().ToLowerInvariant()}): {vote.Note!.Trim()}";
        string Verdict(Vote vote) => $"{Name(vote)}: {vote.Verdict.ToString().ToLowerInvariant()}";
        string Verdicts(IEnumerable<Vote> all, ScreeningStage stage)
            => string.Join(Separator, all.Where(vote => vote.Stage == stage).Select(Verdict));
    }

    /// <summary>Of which of the records the person may know everybody's votes at a stage.</summary>
    private async Task<Guid[]> ToldAsync(
        ScreeningStage stage, Guid[] ids, IReadOnlyDictionary<Guid, Guid> keptOf, CancellationToken cancellationToken)
    {
        Guid[] asked = [.. ids.Concat(keptOf.Values).Distinct()];
        var told = await db.VotesShown(visibility, stage).Where(o => asked.Contains(o.RecordId)).Select(o => o.RecordId)
            .ToHashSetAsync(cancellationToken);
        return [.. ids.Where(id => told.Contains(id) && (!keptOf.TryGetValue(id, out var kept) || told.Contains(kept)))];
    }
}
