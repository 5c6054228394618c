using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The flow with its equations.</summary>
/// <param name="Equations">All of them, each with whether it holds; one that does not is a bug, and stops every export.</param>
/// <param name="CsvRemarks">What the data file for the PRISMA2020 package cannot say.</param>
/// <param name="Visibility">Whether the numbers are the member's own votes; such a flow is not exported.</param>
public sealed record FlowView(PrismaFlow Flow, IReadOnlyList<PrismaEquation> Equations, IReadOnlyList<string> CsvRemarks,
    ListVisibility Lists, ReviewVisibility Visibility)
{
    /// <summary>The equations that do not hold, with the records behind them.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>Why the flow of an earlier day is not shown to this member; null where it is.</summary>
    public string? WhyOnlyNow { get; init; }
}

/// <summary>What was charted with one form, as tables.</summary>
/// <param name="Cross">The cross table that was asked for, else of role and focus, else of the first two items with options; null without
/// two such items.</param>
/// <param name="Items">Items that a cross table can be made of.</param>
/// <param name="Forms">The published forms of the review.</param>
/// <param name="Wordings">The words of the tables, which are in their order already.</param>
/// <param name="AllStudies">The list of all included studies; null where it is closed to the reader.</param>
public sealed record TablesView(ChartedReview Charted, IReadOnlyList<FrequencyTable> Frequencies, CrossTable? Cross,
    IReadOnlyList<ChartingItem> Items, IReadOnlyList<FormTab> Forms, TableWordings Wordings, bool IsProvisional, string? AllStudies);

/// <summary>The included studies.</summary>
/// <param name="Table">Their charting table; null while the form is not published.</param>
/// <param name="Layout">The columns of the table of included studies.</param>
/// <param name="Wordings">The words of the charting table.</param>
public sealed record StudiesView(ChartedReview Charted, ChartingTable? Table, StudyTableLayout Layout, TableWordings Wordings,
    IReadOnlyList<FormTab> Forms, Membership Me, bool IsProvisional);

/// <summary>Agreement at both stages; a stage is null where the reader may not know it yet.</summary>
public sealed record AgreementView(StageAgreement? Titles, StageAgreement? FullTexts);

public sealed class ReportService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, PastFlows past)
{
    /// <param name="asOf">
    /// A day (UTC) at whose end the flow is wanted; null, a day that has not ended, and one that is closed to the member give the flow of
    /// now.
    /// </param>
    public async Task<FlowView> GetFlowAsync(Guid reviewId, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var lists = await ListVisibility.ReadAsync(db, visibility, cancellationToken);
        var isOpen = PastFlows.AreOpen(visibility, lists);
        var flow = isOpen && past.Ended(asOf) is { } day ? await past.FlowAsync(visibility, day, cancellationToken)
            : await db.ReadFlowAsync(visibility, cancellationToken);
        var equations = PrismaInvariants.Equations(flow);
        return new FlowView(flow, equations, PrismaCsv.Remarks(flow), lists, visibility)
        {
            Violations = await BrokenEquations.DescribeAsync(db, equations, cancellationToken),
            WhyOnlyNow = isOpen ? null : PastFlows.WhyClosed,
        };
    }

    /// <param name="rowItem">Key of the item down the side of the cross table; null or unknown for the default.</param>
    /// <param name="columnItem">Key of the item across the top.</param>
    /// <param name="form">Position of the form.</param>
    public async Task<Told<TablesView>> GetTablesAsync(
        Guid reviewId, string? rowItem, string? columnItem, int form = ReviewForm.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await db.WhyChartsClosedAsync(visibility, cancellationToken, form) is { } closed)
            return Told.NotYet<TablesView>(closed);
        var flow = await db.ReadFlowAsync(visibility, cancellationToken);
        var charted = await ChartedReview.ReadAsync(db, reviewId, flow, form, cancellationToken);
        var items = charted.Form is null ? [] : CrossItems.Of(charted.Form);
        var words = await db.TableWordingsAsync(me, cancellationToken);
        return Told.Of(new TablesView(
            charted,
            charted.Form is null ? []
                : FrequencyTable.OfAll(charted.Form, charted.Studies, item => words.OfItem(item.Key, form).Order, cancellationToken),
            CrossItems.Choose(items, rowItem, columnItem) is var (row, column)
                ? CrossTable.Of(row, column, charted.Studies, words.Of($"cross/{row.Key}/{column.Key}", form).Order) : null,
            items, await db.PublishedFormsAsync(me, cancellationToken), words, flow.IsProvisional,
            (await ListVisibility.ReadAsync(db, visibility, cancellationToken)).Opens(flow, flow.Studies.Key)
                ? ReportSetKeys.OfBox(flow.Studies.Key) : null));
    }

    public async Task<Told<StudiesView>> GetStudiesAsync(
        Guid reviewId, int form = ReviewForm.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await db.WhyChartsClosedAsync(visibility, cancellationToken, form) is { } closed)
            return Told.NotYet<StudiesView>(closed);
        var flow = await db.ReadFlowAsync(visibility, cancellationToken);
        var charted = await (await ChartedReview.ReadAsync(db, reviewId, flow, form, cancellationToken))
            .CitedAsync(db, reviewId, flow, cancellationToken);
        return Told.Of(new StudiesView(charted, charted.Form is null ? null : ChartingTable.Of(charted.Form, charted.Studies),
            await db.StudyTableAsync(reviewId, cancellationToken), await db.TableWordingsAsync(me, cancellationToken),
            await db.PublishedFormsAsync(me, cancellationToken), me, flow.IsProvisional));
    }

    public async Task<Told<ExcludedView>> GetExcludedAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        return visibility.WhyClosed is { } closed
            ? Told.NotYet<ExcludedView>(closed)
            : Told.Of(await ExcludedView.ReadAsync(db, visibility, await db.ReadFlowAsync(visibility, cancellationToken),
                cancellationToken));
    }

    /// <param name="titles">The reviewers to look at, at title and abstract; null for all pairs together.</param>
    /// <param name="fullTexts">The same at full text.</param>
    public async Task<AgreementView> GetAgreementAsync(
        Guid reviewId, ReviewerPair? titles = null, ReviewerPair? fullTexts = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var votes = await ReviewVotes.ReadAsync(db, reviewId, await db.ReadFlowAsync(visibility, cancellationToken), cancellationToken);
        return new AgreementView(
            (await AgreementReader.ReadAsync(db, visibility, votes, ScreeningStage.TitleAbstract, cancellationToken))?.Of(titles),
            (await AgreementReader.ReadAsync(db, visibility, votes, ScreeningStage.FullText, cancellationToken))?.Of(fullTexts));
    }
}
