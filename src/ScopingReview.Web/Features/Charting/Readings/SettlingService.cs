using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>Two charts of a study, side by side, and what is settled of them.</summary>
/// <param name="Settled">What is stored; null while the lead has not begun.</param>
/// <param name="Answers">What is settled so far: at first, what both say.</param>
/// <param name="ByHand">Rows that were matched by hand: of the first, of the second.</param>
/// <param name="Left">Studies that are to be settled, this one left out.</param>
/// <param name="Next">The next of them.</param>
public sealed record SettleView(
    IncludedStudy Study, PublishedForm Form, StoredChart First, StoredChart Second, ChartComparison Comparison, StoredChart? Settled,
    ChartAnswers Answers, IReadOnlyList<(string First, string Second)> ByHand, int Left, int? Next);

/// <summary>A lead settles what counts where two charts of a study differ. Both stay as they are.</summary>
public sealed class SettlingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string Gone = "The charts of this study have changed in the meantime. Reload the page.";

    /// <summary>
    /// A study with two complete charts; null where there are none, or where the lead still charts independently of somebody.
    /// </summary>
    public async Task<SettleView?> GetAsync(
        Guid reviewId, int number, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (studies.FirstOrDefault(s => s.Number == number) is not { } study
            || await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return null;
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        if (readings.Of(study) is not { IsOfTwo: true, First.Complete: true, Second.Complete: true } standing
            || (readings.IsBlind && !standing.IsOf(me.UserId)))
            return null;
        var first = await db.StoredChartAsync(published.FormId, study.Id, ChartReading.First, cancellationToken);
        var second = await db.StoredChartAsync(published.FormId, study.Id, ChartReading.Second, cancellationToken);
        var settled = await db.StoredChartAsync(published.FormId, study.Id, ChartReading.Consensus, cancellationToken);
        var byHand = await MatchesAsync(db, published.FormId, study.Id, cancellationToken);
        var comparison = ChartComparison.Of(published.Form, first!.Answers, second!.Answers, byHand);
        var waiting = studies.Where(other => other.Id != study.Id && readings.Of(other).IsToSettle).ToList();
        return new SettleView(study, published, first, second, comparison, settled, settled?.Answers ?? ChartSettling.Agreed(comparison),
            byHand,
            waiting.Count, waiting.FirstOrDefault()?.Number);
    }

    /// <summary>Says that two rows of a group are about the same thing, or takes that back.</summary>
    /// <param name="number">Record number of the study.</param>
    /// <param name="first">Id of the first one's row.</param>
    /// <param name="second">Id of the second one's row; null to take back what was said of the first.</param>
    /// <param name="form">Which of the review's forms.</param>
    public async Task<OperationResult> PairRowsAsync(
        Guid reviewId, int number, string first, string? second, int form = ReviewForms.Charting,
            CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await GetAsync(reviewId, number, form, cancellationToken) is not { } view)
            return OperationResult.Refused(Gone);
        var groups = view.Form.Form.Items.Where(item => item.Type == ChartingItemType.Group);
        if (!groups.Any(group => Has(view.First, group, first) && (second is null || Has(view.Second, group, second))))
            return OperationResult.Refused(Gone);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.RowMatches.Current()
            .Where(m => m.FormId == view.Form.FormId && m.StudyId == view.Study.Id && (m.FirstRowId == first || m.SecondRowId == second))
            .SupersedeAsync(me.UserId, now, cancellationToken);
        if (second is not null)
        {
            db.RowMatches.Add(new RowMatch
            {
                ReviewId = reviewId,
                FormId = view.Form.FormId,
                StudyId = view.Study.Id,
                FirstRowId = first,
                SecondRowId = second,
                ById = me.UserId,
                At = now,
            });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost.IsLostRace())
        {
            return OperationResult.Refused(Gone);
        }

        return OperationResult.Done;

        static bool Has(StoredChart chart, ChartingItem group, string id)
            => chart.Answers[group.Key]?.Rows.Any(row => row.Id == id) == true;
    }

    /// <summary>Opens what was settled again: the study counts as not charted until it is settled anew.</summary>
    public async Task<OperationResult> ReopenAsync(
        Guid reviewId, int number, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await GetAsync(reviewId, number, form, cancellationToken) is not { Settled: { } settled } view)
            return OperationResult.Refused(Gone);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ChartEntries.Where(e => e.Id == settled.EntryId).SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return OperationResult.Refused(Gone);
        db.Record(me, now, "chart.reopened", RecordNumber.Format(number), newValue: view.Form.Form.Name);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    internal static async Task<IReadOnlyList<(string First, string Second)>> MatchesAsync(
        ReviewDbContext db, Guid formId, Guid studyId, CancellationToken cancellationToken)
        => [.. (await db.RowMatches.Current().Where(m => m.FormId == formId && m.StudyId == studyId)
            .Select(m => new { m.FirstRowId, m.SecondRowId }).ToListAsync(cancellationToken)).Select(m => (m.FirstRowId, m.SecondRowId))];
}
