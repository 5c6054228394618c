using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The flow of a member who is blind at a stage: every record stands there as their own vote has it, and is undecided without one, whoever
/// else reads it and whatever they said. It moves with each of their votes alike.
/// </summary>
internal static class OwnPicture
{
    private sealed record Own(ScreeningStatus Status, string? Reason);

    public static async Task<PrismaInput> OfAsync(
        ReviewDbContext db, ReviewVisibility visibility, PrismaInput input, CancellationToken cancellationToken)
    {
        var titles = visibility.Titles.IsBlind ? await VotesAsync(db, visibility, ScreeningStage.TitleAbstract, cancellationToken) : null;
        var fullTexts = visibility.FullTexts.IsBlind ? await VotesAsync(db, visibility, ScreeningStage.FullText, cancellationToken) : null;
        var stillReading = await db.StillReading(visibility, ScreeningStage.TitleAbstract).ToHashSetAsync(cancellationToken);
        return input with
        {
            IsOwnPicture = true,
            Records = [.. input.Records.Select(record => AtFullText(AtTitles(record, titles), fullTexts, stillReading))],
        };
    }

    private static PrismaRecord AtTitles(PrismaRecord record, Dictionary<Guid, Own>? own)
        => own is null ? record : record with { TitleAbstract = own.GetValueOrDefault(record.Id)?.Status ?? ScreeningStatus.Pending };

    private static PrismaRecord AtFullText(PrismaRecord record, Dictionary<Guid, Own>? own, HashSet<Guid> stillReading)
    {
        // That somebody sought it, or read it, would tell that its title is decided.
        if (stillReading.Contains(record.Id))
            return record.Retrieval is null ? Blank(record) : Blank(record) with { Retrieval = null };
        if (own is null)
            return record;
        return own.TryGetValue(record.Id, out var vote)
            ? Blank(record) with { FullText = vote.Status, ExclusionReason = vote.Reason, StudyId = record.Id }
            : Blank(record);
    }

    // Most records have no report: they stay as they are.
    private static PrismaRecord Blank(PrismaRecord record)
        => record is
        {
            FullText: ScreeningStatus.Pending, ExclusionReason: null, ReasonConflict: false, StudyId: null, PreviousStudyId: null
        }
            ? record : record with
            {
                FullText = ScreeningStatus.Pending,
                ExclusionReason = null,
                ReasonConflict = false,
                StudyId = null,
                PreviousStudyId = null,
            };

    private static async Task<Dictionary<Guid, Own>> VotesAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, CancellationToken cancellationToken)
        => (await db.OutcomesFor(visibility, stage)
                .Select(o =>
                    new
                    {
                        o.RecordId,
                        o.Status,
                        Reason = db.ExclusionReasons.Where(x => x.Id == o.ReasonId).Select(x => x.Label)
                        .FirstOrDefault()
                    }).ToListAsync(cancellationToken))
            .ToDictionary(o => o.RecordId, o => new Own(o.Status, o.Reason));
}
