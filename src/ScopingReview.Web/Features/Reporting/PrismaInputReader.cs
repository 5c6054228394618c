using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Reads what the flow diagram is computed from: a handful of queries whatever the size of the review, joined here by record id.
/// Statuses come from the view record_outcomes, the same rows that lists and counts elsewhere use.
/// </summary>
internal static class PrismaInputReader
{
    private sealed record FullTextOutcome(ScreeningStatus Status, Guid? ReasonId, bool ReasonConflict);

    /// <summary>In the eyes of a member: while they are blind at a stage with their own votes in place of its outcomes.</summary>
    public static async Task<PrismaInput> ReadAsync(ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var input = await ReadAsync(db, visibility.Me.ReviewId, cancellationToken);
        return visibility.IsBlind ? await OwnPicture.OfAsync(db, visibility, input, cancellationToken) : input;
    }

    private static async Task<PrismaInput> ReadAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        // A source of which nothing but withdrawn imports is left was not searched for this review; one that was searched and had nothing
        // stays, with its 0.
        var sources = await db.Sources
            .Where(s => s.ReviewId == reviewId
                && (!db.Imports.Any(i => i.SourceId == s.Id) || db.Imports.Any(i => i.SourceId == s.Id && i.WithdrawnAt == null)))
            .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)
            .Select(s => new PrismaSource(s.Id, s.Name, s.Kind, s.ScreensTitles)).ToListAsync(cancellationToken);
        var records = await db.Records.Where(r => r.ReviewId == reviewId).OrderBy(r => r.Number)
            .Select(r => new { r.Id, r.Number, r.SourceId }).ToListAsync(cancellationToken);
        var duplicateOf = await db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId)
            .Select(l => new { l.DuplicateId, l.KeptId }).ToDictionaryAsync(l => l.DuplicateId, l => l.KeptId, cancellationToken);
        var titles = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.TitleAbstract)
            .Select(o => new { o.RecordId, o.Status }).ToDictionaryAsync(o => o.RecordId, o => o.Status, cancellationToken);
        var fullTexts = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.FullText)
            .Select(o => new { o.RecordId, Outcome = new FullTextOutcome(o.Status, o.ReasonId, o.ReasonConflict) })
            .ToDictionaryAsync(o => o.RecordId, o => o.Outcome, cancellationToken);
        var retrieval = await db.RetrievalEntries.Current().Where(e => e.ReviewId == reviewId)
            .Select(e => new { e.RecordId, e.Status }).ToDictionaryAsync(e => e.RecordId, e => e.Status, cancellationToken);
        var reasons = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .ToDictionaryAsync(r => r.Id, r => r.Label, cancellationToken);
        var studies = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var marks = await PrismaMarks.ReadAsync(db, reviewId, cancellationToken);

        return new PrismaInput(sources, records.ConvertAll(record =>
        {
            var fullText = fullTexts.GetValueOrDefault(record.Id);
            return new PrismaRecord
            {
                Id = record.Id,
                Number = record.Number,
                SourceId = record.SourceId,
                DuplicateOfId = duplicateOf.TryGetValue(record.Id, out var kept) ? kept : null,
                Removal = marks.RemovalOf(record.Id),
                RemovalReason = marks.RemovalReasonOf(record.Id),
                TitleAbstract = titles.GetValueOrDefault(record.Id),
                Retrieval = retrieval.TryGetValue(record.Id, out var status) ? status : (RetrievalStatus?)null,
                FullText = fullText?.Status ?? ScreeningStatus.Pending,
                ExclusionReason = fullText?.ReasonId is { } reason ? reasons.GetValueOrDefault(reason) : null,
                ReasonConflict = fullText?.ReasonConflict ?? false,
                // A report that was put to no other study is a study of its own (docs/decisions/0007).
                StudyId = studies.StudyOf(record.Id),
                PreviousStudyId = marks.PreviousStudyOf(record.Id),
            };
        }), marks.Previous)
        { OpenDuplicatePairs = marks.OpenDuplicatePairs };
    }
}
