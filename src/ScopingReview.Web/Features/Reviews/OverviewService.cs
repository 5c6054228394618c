using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>Where the review is and how far everybody is, at one moment.</summary>
/// <param name="Flow">Made of the member's own votes while they are blind (<see cref="PrismaFlow.IsOwnPicture"/>).</param>
/// <param name="Next">What the reader should do next.</param>
/// <param name="Agreement">Agreement at title and abstract; null where the reader may not know it yet.</param>
/// <param name="Imports">The latest imported files, newest first.</param>
/// <param name="ImportsInAll">How many files were imported and not withdrawn.</param>
/// <param name="SetUp">What is left to set up; null once screening has started, and for everybody but leads.</param>
public sealed record OverviewView(
    PrismaFlow Flow, ListVisibility Lists, NextAction Next, IReadOnlyList<MemberProgress> Progress, StageAgreement? Agreement,
    IReadOnlyList<RecentImport> Imports, int ImportsInAll, ReviewSetUp? SetUp, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;
}

/// <summary>
/// How far a person is at a stage: votes given and left, which move with their own votes only and tell nothing of the sample.
/// </summary>
public sealed record MemberProgress(Guid UserId, string Name, StageProgress Progress);

public sealed record RecentImport(Guid Id, string FileName, string Source, int Records, DateTimeOffset At);

public sealed class OverviewService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int ImportsShown = 4;

    public async Task<OverviewView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var reading = await FlowSnapshot.ReadAsync(db, visibility, cancellationToken);
        return new OverviewView(
            reading.Flow,
            await ListVisibility.ReadAsync(db, visibility, cancellationToken),
            await StepsService.NextAsync(db, visibility, reading, cancellationToken),
            await ProgressAsync(db, visibility, cancellationToken),
            await AgreementAsync(db, visibility, reading, cancellationToken),
            await db.Imports.Where(i => i.ReviewId == reviewId && i.WithdrawnAt == null).OrderByDescending(i => i.ImportedAt)
                .ThenByDescending(i => i.Id).Take(ImportsShown)
                .Select(i => new RecentImport(i.Id, i.FileName, i.Source!.Name, i.RecordCount, i.ImportedAt))
                .ToListAsync(cancellationToken),
            await db.Imports.CountAsync(i => i.ReviewId == reviewId && i.WithdrawnAt == null, cancellationToken),
            await ReviewSetUp.ReadAsync(db, me, cancellationToken),
            visibility);
    }

    private async Task<IReadOnlyList<MemberProgress>> ProgressAsync(
        ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var progress = await TeamProgress.ReadAsync(db, visibility, clock.GetUtcNow(), cancellationToken);
        var names = await db.MemberNamesAsync(visibility.Me.ReviewId, cancellationToken);
        return
        [
            .. progress.SelectMany(person =>
                person.Select(stage => new MemberProgress(person.Key, names.GetValueOrDefault(person.Key, ""), stage with { Pace = null })))
                .OrderBy(member => member.Progress.Stage).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static async Task<StageAgreement?> AgreementAsync(
        ReviewDbContext db, ReviewVisibility visibility, FlowSnapshot reading, CancellationToken cancellationToken)
    {
        if (visibility.Titles.IsBlind)
            return null;
        var votes = await ReviewVotes.ReadAsync(db, visibility.Me.ReviewId, reading.Flow, cancellationToken);
        return (await AgreementReader.ReadAsync(db, visibility, votes, ScreeningStage.TitleAbstract, cancellationToken))?.Of();
    }
}
