using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.ImportDecisions;

/// <summary>
/// Stores matched decisions with all that makes them count: assignments, reasons, and that a report decided on was at hand. In the caller's
/// transaction.
/// </summary>
internal sealed class DecisionImportWriter(ReviewDbContext db, Membership me, DecisionImport import, DateTimeOffset now)
{
    private const string NoReasonGiven = "No reason given elsewhere";
    private const int LongestNote = 4000;

    public async Task WriteAsync(IReadOnlyList<MatchedDecision> decisions, CancellationToken cancellationToken)
    {
        var reasons = await ReasonsAsync(decisions, cancellationToken);
        await SupersedeAsync(decisions, cancellationToken);
        await AssignAsync(decisions, cancellationToken);
        await RetrieveAsync(decisions, cancellationToken);
        foreach (var decision in decisions)
        {
            Guid? reason = decision is { Stage: ScreeningStage.FullText, Verdict: Verdict.Exclude } ? reasons[ReasonOf(decision)] : null;
            if (decision.ReviewerId is { } reviewer)
            {
                db.Decisions.Add(new Decision
                {
                    ReviewId = me.ReviewId,
                    Stage = decision.Stage,
                    RecordId = decision.RecordId,
                    ReviewerId = reviewer,
                    OperationId = Guid.CreateVersion7(),
                    Verdict = decision.Verdict,
                    ReasonId = reason,
                    Note = NoteOf(decision),
                    DecisionImportId = import.Id,
                    At = now,
                });
            }
            else
            {
                db.Resolutions.Add(new Resolution
                {
                    ReviewId = me.ReviewId,
                    Stage = decision.Stage,
                    RecordId = decision.RecordId,
                    Verdict = decision.Verdict,
                    ReasonId = reason,
                    Rationale = string.Join('\n',
                        new[] { $"Imported from {import.FileName}.", NoteOf(decision) }.Where(part => part is not null)),
                    DecisionImportId = import.Id,
                    ById = me.UserId,
                    At = now,
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reasons by label; those that the review does not have yet are added at the end of its list.</summary>
    private async Task<Dictionary<string, Guid>> ReasonsAsync(IReadOnlyList<MatchedDecision> decisions, CancellationToken cancellationToken)
    {
        var wanted = decisions.Where(d => d is { Stage: ScreeningStage.FullText, Verdict: Verdict.Exclude }).Select(ReasonOf)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // One that went with the undo of an import comes anew: the undo of this one must find it.
        var there = await db.ExclusionReasons
            .Where(r => r.ReviewId == me.ReviewId && !db.DecisionImportUndos.Any(u => u.ReviewId == r.ReviewId && u.At == r.RetiredAt))
            .OrderByDescending(r => r.RetiredAt == null)
            .ThenBy(r => r.Position).ToListAsync(cancellationToken);
        var byLabel = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var reason in there)
            byLabel.TryAdd(reason.Label, reason.Id);
        var position = there.Count == 0 ? 0 : there.Max(r => r.Position);
        foreach (var label in wanted.Where(label => !byLabel.ContainsKey(label)))
        {
            var added = new ExclusionReason { ReviewId = me.ReviewId, Label = label, Position = ++position, AddedAt = now };
            db.ExclusionReasons.Add(added);
            byLabel[label] = added.Id;
        }

        return byLabel;
    }

    private async Task SupersedeAsync(IReadOnlyList<MatchedDecision> decisions, CancellationToken cancellationToken)
    {
        foreach (var group in decisions.Where(d => d.Standing is not null).GroupBy(d => (d.Stage, d.ReviewerId)))
        {
            Guid[] records = [.. group.Select(d => d.RecordId)];
            if (group.Key.ReviewerId is { } reviewer)
                await db.Decisions.Where(d => d.Stage == group.Key.Stage && d.ReviewerId == reviewer && records.Contains(d.RecordId))
                    .SupersedeAsync(me.UserId, now, cancellationToken);
            else
                await db.Resolutions.Where(r => r.Stage == group.Key.Stage && records.Contains(r.RecordId))
                    .SupersedeAsync(me.UserId, now, cancellationToken);
        }
    }

    /// <summary>
    /// A vote counts because its author is asked for it. Who has the most votes at a stage becomes the first reviewer of what has none yet,
    /// the others second ones. These assignments belong to no draw, so that a later plan can still draw its sample from the records.
    /// </summary>
    private async Task AssignAsync(IReadOnlyList<MatchedDecision> decisions, CancellationToken cancellationToken)
    {
        foreach (var stage in decisions.Where(d => d.ReviewerId is not null).GroupBy(d => d.Stage))
        {
            Guid[] records = [.. stage.Select(d => d.RecordId).Distinct()];
            var numbers = await db.Records.Where(r => records.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id, r => r.Number, cancellationToken);
            var there = await db.Assignments.Current()
                .Where(a => a.ReviewId == me.ReviewId && a.Stage == stage.Key && records.Contains(a.RecordId))
                .Select(a => new { a.RecordId, a.ReviewerId, a.Position }).ToListAsync(cancellationToken);
            var asked = there.Select(a => (a.RecordId, a.ReviewerId)).ToHashSet();
            var hasFirst = there.Where(a => a.Position == ReviewerPosition.First).Select(a => a.RecordId).ToHashSet();
            foreach (var reviewer in stage.GroupBy(d => d.ReviewerId!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key))
            {
                foreach (var decision in reviewer.Where(d => !asked.Contains((d.RecordId, reviewer.Key))))
                {
                    db.Assignments.Add(new Assignment
                    {
                        ReviewId = me.ReviewId,
                        Stage = stage.Key,
                        RecordId = decision.RecordId,
                        ReviewerId = reviewer.Key,
                        Position = hasFirst.Add(decision.RecordId) ? ReviewerPosition.First : ReviewerPosition.Second,
                        DrawId = null,
                        RandomOrder = ReadingOrder.Place(import.Sha256, reviewer.Key, RecordNumber.Format(numbers[decision.RecordId])),
                        DecisionImportId = import.Id,
                        At = now,
                    });
                }
            }
        }
    }

    /// <summary>Who decided on a full text had it.</summary>
    private async Task RetrieveAsync(IReadOnlyList<MatchedDecision> decisions, CancellationToken cancellationToken)
    {
        Guid[] reports = [.. decisions.Where(d => d.Stage == ScreeningStage.FullText).Select(d => d.RecordId).Distinct()];
        var known = (await db.RetrievalEntries.Current().Where(e => e.ReviewId == me.ReviewId && reports.Contains(e.RecordId))
            .Select(e => e.RecordId).ToListAsync(cancellationToken)).ToHashSet();
        db.RetrievalEntries.AddRange(reports.Where(report => !known.Contains(report)).Select(report => new RetrievalEntry
        {
            ReviewId = me.ReviewId,
            RecordId = report,
            Status = RetrievalStatus.Retrieved,
            Comment = $"Decided on elsewhere ({import.FileName})",
            DecisionImportId = import.Id,
            ById = me.UserId,
            At = now,
        }));
    }

    private static string ReasonOf(MatchedDecision decision)
        => PostgresText.Of(decision.Decision.Reasons is [var first, ..] ? first : NoReasonGiven).Trim() is { Length: > 0 and <= 200 } reason
            ? reason : NoReasonGiven;

    /// <summary>The note, and what has no place of its own: labels, further reasons, reasons at title and abstract.</summary>
    private static string? NoteOf(MatchedDecision decision)
    {
        var (said, reasons) = (decision.Decision, decision.Decision.Reasons.AsEnumerable());
        if (decision is { Stage: ScreeningStage.FullText, Verdict: Verdict.Exclude })
            reasons = reasons.Skip(1);
        var parts = new List<string>();
        if (!string.IsNullOrWhiteSpace(said.Note))
            parts.Add(said.Note.Trim());
        if (string.Join(", ", reasons) is { Length: > 0 } others)
            parts.Add($"Reasons: {others}");
        // It counts here from the import on, so that what was known at an earlier day does not change after the fact.
        if (said.At is { } made)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Decided elsewhere on {made:yyyy-MM-dd}"));
        if (said.Labels.Count > 0)
            parts.Add($"Labels: {string.Join(", ", said.Labels)}");
        var note = PostgresText.Of(string.Join('\n', parts));
        return note.Length == 0 ? null : note[..Math.Min(note.Length, LongestNote)];
    }
}
