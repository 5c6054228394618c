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
        var duplicateOf = await db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId)
            .Select(l => new { l.DuplicateId, l.KeptId }).ToDictionaryAsync(l => l.DuplicateId, l => l.KeptId, cancellationToken);
        var titles = await TitlesAsync(db, reviewId, cancellationToken);
        var fullTexts = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.FullText)
            .Select(o => new { o.RecordId, Outcome = new FullTextOutcome(o.Status, o.ReasonId, o.ReasonConflict) })
            .ToDictionaryAsync(o => o.RecordId, o => o.Outcome, cancellationToken);
        var retrieval = await db.RetrievalEntries.Current().Where(e => e.ReviewId == reviewId)
            .Select(e => new { e.RecordId, e.Status }).ToDictionaryAsync(e => e.RecordId, e => e.Status, cancellationToken);
        var reasons = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .ToDictionaryAsync(r => r.Id, r => r.Label, cancellationToken);
        var studies = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var marks = await PrismaMarks.ReadAsync(db, reviewId, cancellationToken);

        return new PrismaInput(sources, await RecordsAsync(db, reviewId, Record, cancellationToken), marks.Previous)
        {
            OpenDuplicatePairs = marks.OpenDuplicatePairs,
        };

        PrismaRecord Record(Guid id, int number, Guid sourceId)
        {
            var record = new PrismaRecord { Id = id, Number = number, SourceId = sourceId, TitleAbstract = titles.GetValueOrDefault(id) };
            if (duplicateOf.TryGetValue(id, out var kept))
                record = record with { DuplicateOfId = kept };
            if (marks.RemovalOf(id) is var (removal, reason))
                record = record with { Removal = removal, RemovalReason = reason };
            if (retrieval.TryGetValue(id, out var status))
            {
                // Only what was retrieved can be included, so that studies are asked for here alone. A report that was put to no other
                // study is a study of its own (docs/decisions/0007).
                record = record with { Retrieval = status, StudyId = studies.StudyOf(id), PreviousStudyId = marks.PreviousStudyOf(id) };
            }

            return fullTexts.TryGetValue(id, out var fullText) ? record with
            {
                FullText = fullText.Status,
                ExclusionReason = fullText.ReasonId is { } excludedFor ? reasons.GetValueOrDefault(excludedFor) : null,
                ReasonConflict = fullText.ReasonConflict,
            } : record;
        }
    }

    // What every record has is read in arrays, which are fewer objects than a row for each.
    private static async Task<PrismaRecord[]> RecordsAsync(
        ReviewDbContext db, Guid reviewId, Func<Guid, int, Guid, PrismaRecord> record, CancellationToken cancellationToken)
    {
        // Both arrays of a source are filled in one pass over its rows, so that an id and its number stand at the same place.
        var bySource = await db.Records.Where(r => r.ReviewId == reviewId).GroupBy(r => r.SourceId)
            .Select(of => new
            {
                SourceId = of.Key,
                Ids = EF.Functions.ArrayAgg(of.Select(r => r.Id)),
                Numbers = EF.Functions.ArrayAgg(of.Select(r => r.Number)),
            }).ToListAsync(cancellationToken);
        var records = new PrismaRecord[bySource.Sum(of => of.Ids.Length)];
        var next = 0;
        foreach (var of in bySource)
        {
            for (var place = 0; place < of.Ids.Length; place++)
                records[next++] = record(of.Ids[place], of.Numbers[place], of.SourceId);
        }

        Array.Sort(Array.ConvertAll(records, each => each.Number), records);
        return records;
    }

    private static async Task<Dictionary<Guid, ScreeningStatus>> TitlesAsync(
        ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var byStatus = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.TitleAbstract)
            .GroupBy(o => o.Status).Select(of => new { Status = of.Key, Records = EF.Functions.ArrayAgg(of.Select(o => o.RecordId)) })
            .ToListAsync(cancellationToken);
        var titles = new Dictionary<Guid, ScreeningStatus>(byStatus.Sum(of => of.Records.Length));
        foreach (var of in byStatus)
        {
            foreach (var record in of.Records)
                titles.Add(record, of.Status);
        }

        return titles;
    }
}
