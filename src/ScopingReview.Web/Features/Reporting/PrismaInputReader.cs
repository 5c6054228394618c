using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Reads what the flow diagram is computed from: a handful of queries whatever the size of the review, joined here by record id.
/// Statuses at full text come from the view record_outcomes, as in lists; those at titles from the votes, by Domain's rule itself.
/// </summary>
internal static class PrismaInputReader
{
    private sealed record FullTextOutcome(ScreeningStatus Status, Guid? ReasonId, bool ReasonConflict);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct FoundRecord(Guid Id, int Number, Guid SourceId);

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
        var found = await FoundAsync(db, reviewId, cancellationToken);
        var order = new RecordPlaces(found.Select(record => record.Id));
        var titles = new StageStatuses(order, await db.StageVotesAsync(reviewId, ScreeningStage.TitleAbstract, cancellationToken));
        var fullTexts = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.FullText)
            .Select(o => new { o.RecordId, Outcome = new FullTextOutcome(o.Status, o.ReasonId, o.ReasonConflict) })
            .ToDictionaryAsync(o => o.RecordId, o => o.Outcome, cancellationToken);
        var retrieval = await db.RetrievalEntries.Current().Where(e => e.ReviewId == reviewId)
            .Select(e => new { e.RecordId, e.Status }).ToDictionaryAsync(e => e.RecordId, e => e.Status, cancellationToken);
        var reasons = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .ToDictionaryAsync(r => r.Id, r => r.Label, cancellationToken);
        var studies = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var marks = await PrismaMarks.ReadAsync(db, reviewId, cancellationToken);

        return new PrismaInput(sources, [.. found.Select(Record)], marks.Previous)
        {
            Order = order,
            OpenDuplicatePairs = marks.OpenDuplicatePairs,
        };

        PrismaRecord Record(FoundRecord at, int place)
        {
            var (id, number, sourceId) = at;
            var record = new PrismaRecord { Id = id, Number = number, SourceId = sourceId, TitleAbstract = titles[place] };
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

    /// <summary>
    /// All records by number. What every record has is read in arrays, which are fewer objects than a row for each. Both arrays of a source
    /// are filled in one pass over its rows, so that an id and its number stand at the same place.
    /// </summary>
    private static async Task<FoundRecord[]> FoundAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var bySource = await db.Records.Where(r => r.ReviewId == reviewId).GroupBy(r => r.SourceId)
            .Select(of => new
            {
                SourceId = of.Key,
                Ids = EF.Functions.ArrayAgg(of.Select(r => r.Id)),
                Numbers = EF.Functions.ArrayAgg(of.Select(r => r.Number)),
            }).ToListAsync(cancellationToken);
        FoundRecord[] found =
            [.. bySource.SelectMany(of => of.Ids.Zip(of.Numbers, (id, number) => new FoundRecord(id, number, of.SourceId)))];
        Array.Sort(Array.ConvertAll(found, each => each.Number), found);
        return found;
    }
}
