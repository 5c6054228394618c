using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Reading;

/// <summary>
/// What the report's files are made of, in the eyes of a member and at one moment: each thing is read once, and only if somebody asks for
/// it.
/// </summary>
/// <param name="asOf">The day that the database is of; null for now.</param>
internal sealed class ReportSource(ReviewDbContext db, ReviewVisibility visibility, DateOnly? asOf = null)
{
    private PrismaFlow? _flow;
    private readonly Dictionary<int, ChartedReview> _charted = [];
    private ExcludedView? _excluded;
    private ReviewVotes? _votes;
    private readonly Dictionary<ScreeningStage, AgreementReader?> _agreement = [];
    private string? _title;

    public ReviewDbContext Db => db;
    public ReviewVisibility Visibility => visibility;
    public Guid ReviewId => visibility.Me.ReviewId;

    public async Task<string> TitleAsync(CancellationToken cancellationToken)
        => _title ??= await db.Reviews.Where(r => r.Id == ReviewId).Select(r => r.Title).SingleAsync(cancellationToken);

    public async Task<PrismaFlow> FlowAsync(CancellationToken cancellationToken)
        => _flow ??= await db.ReadFlowAsync(visibility, cancellationToken) with { AsOf = asOf };

    /// <param name="form">Position of the form that it was charted with.</param>
    public async Task<ChartedReview> ChartedAsync(CancellationToken cancellationToken, int form = ReviewForm.Charting)
        => _charted.TryGetValue(form, out var charted) ? charted
            : _charted[form] = await ChartedReview.ReadAsync(db, ReviewId, await FlowAsync(cancellationToken), form, cancellationToken);

    public async Task<ExcludedView> ExcludedAsync(CancellationToken cancellationToken)
        => _excluded ??= await ExcludedView.ReadAsync(db, visibility, await FlowAsync(cancellationToken), cancellationToken);

    /// <summary>Null where the member may not know it yet.</summary>
    public async Task<AgreementReader?> AgreementAsync(ScreeningStage stage, CancellationToken cancellationToken)
    {
        if (_agreement.TryGetValue(stage, out var read))
            return read;
        _votes ??= await ReviewVotes.ReadAsync(db, ReviewId, await FlowAsync(cancellationToken), cancellationToken);
        return _agreement[stage] = await AgreementReader.ReadAsync(db, visibility, _votes, stage, cancellationToken);
    }

    public Task<SourceOverlap> OverlapAsync(CancellationToken cancellationToken)
        => OverlapService.ReadAsync(db, ReviewId, cancellationToken);

    /// <summary>What a file says of itself.</summary>
    public async Task<OfficeFacts> FactsAsync(CancellationToken cancellationToken)
    {
        var flow = await FlowAsync(cancellationToken);
        return new OfficeFacts(await TitleAsync(cancellationToken), await db.LastEventAsync(ReviewId, cancellationToken),
        [
            .. asOf is { } day
                ? new[] { ("As of", string.Create(CultureInfo.InvariantCulture, $"the end of {day:d MMMM yyyy} (UTC)")) } : [],
            ("State", flow.IsProvisional ? "Provisional: numbers may still change" : "Final: nothing is open"),
            .. flow.Open.Select(open => ("Still open", open.Sentence)),
            ("Counting", "Every number is the size of a set of records, reports or studies, computed from the decisions."),
            ("Percentages", "One decimal, rounded half away from zero; the denominator is given in the column heading."),
        ]);
    }
}
