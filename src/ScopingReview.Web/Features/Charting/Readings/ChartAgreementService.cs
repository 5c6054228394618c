using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>How far two people who charted the same studies independently agree, item by item.</summary>
/// <param name="Studies">The studies that both completed, in the order in which <see cref="ItemAgreement.Differing"/> counts them.</param>
/// <param name="Pilot">Those of them that were drawn for a pilot.</param>
/// <param name="WhyClosed">Why nothing is shown yet; null where all is.</param>
public sealed record ChartAgreementView(
    PublishedForm Form, IReadOnlyList<FormTab> Forms, IReadOnlyList<IncludedStudy> Studies, IReadOnlySet<Guid> Pilot,
    IReadOnlyList<ItemAgreement> Items, bool PilotOnly, string? WhyClosed, Membership Me);

public sealed class ChartAgreementService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>
    /// The charts as they were completed, before what counts was settled: neither can be changed once both are complete. Null while no form
    /// is published.
    /// </summary>
    /// <param name="pilotOnly">Only studies that were drawn for a pilot.</param>
    public async Task<ChartAgreementView?> GetAsync(
        Guid reviewId, bool pilotOnly, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return null;
        var tabs = await db.FormTabsAsync(me, cancellationToken);
        var all = await db.StudiesAsync(visibility, cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, all, cancellationToken);
        if ((visibility.WhyClosed ?? readings.WhyClosed) is { } closed)
            return new ChartAgreementView(published, tabs, [], new HashSet<Guid>(), [], pilotOnly, closed, me);
        List<IncludedStudy> studies = [.. all.Where(study => readings.Of(study)
            is { Independent: true, First.Complete: true, Second.Complete: true })];
        var pilot = studies.Where(study => readings.Plan.Pilot.Contains(study.Number)).Select(study => study.Id).ToHashSet();
        if (pilotOnly)
            studies = studies.FindAll(study => pilot.Contains(study.Id));
        var charts = (await db.ChartEntries.Current()
            .Where(e => e.FormId == published.FormId && e.Complete && e.Reading != ChartReading.Consensus)
            .Select(e => new { e.StudyId, e.Reading, e.AnswersJson }).ToListAsync(cancellationToken))
            .ToDictionary(e => (e.StudyId, e.Reading), e => e.AnswersJson);
        var matches = (await db.RowMatches.Current().Where(m => m.FormId == published.FormId)
            .Select(m => new { m.StudyId, m.FirstRowId, m.SecondRowId }).ToListAsync(cancellationToken)).ToLookup(m => m.StudyId);
        List<ChartComparison> comparisons = [.. studies.Select(study => ChartComparison.Of(published.Form,
            ChartingJson.ReadAnswers(charts[(study.Id, ChartReading.First)]),
                ChartingJson.ReadAnswers(charts[(study.Id, ChartReading.Second)]),
            [.. matches[study.Id].Select(m => (m.FirstRowId, m.SecondRowId))]))];
        return new ChartAgreementView(published, tabs, studies, pilot, ItemAgreement.Of(published.Form, comparisons), pilotOnly, null, me);
    }
}
