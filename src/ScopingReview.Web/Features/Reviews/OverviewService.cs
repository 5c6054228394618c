using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>Where the review is and who is how far, at one moment.</summary>
/// <param name="Next">What the reader should do next.</param>
/// <param name="Agreement">Agreement at title and abstract; null where the reader may not know it yet.</param>
/// <param name="Imports">The latest imported files, newest first.</param>
public sealed record OverviewView(
    PrismaFlow Flow, OpenLists Lists, NextAction Next, IReadOnlyList<MemberProgress> Progress, StageAgreement? Agreement, IReadOnlyList<RecentImport> Imports, int Members, Membership Me);

public sealed record RecentImport(Guid Id, string FileName, string Source, int Records, DateTimeOffset At);

public sealed class OverviewService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const int ImportsShown = 4;

    public async Task<OverviewView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var reading = await ReviewReading.ReadAsync(db, reviewId, cancellationToken);
        var votes = await ReviewVotes.ReadAsync(db, reviewId, reading.Flow, cancellationToken);
        return new OverviewView(
            reading.Flow,
            OpenLists.For(me, votes),
            await StepsService.NextAsync(db, me, reading, cancellationToken),
            await MemberProgress.ReadAsync(db, reviewId, votes, cancellationToken),
            (await AgreementReader.ReadAsync(db, me, votes, ScreeningStage.TitleAbstract, cancellationToken))?.Of(),
            await db.Imports.Where(i => i.ReviewId == reviewId && i.WithdrawnAt == null).OrderByDescending(i => i.ImportedAt).ThenByDescending(i => i.Id).Take(ImportsShown)
                .Select(i => new RecentImport(i.Id, i.FileName, i.Source!.Name, i.RecordCount, i.ImportedAt)).ToListAsync(cancellationToken),
            await db.Members.CountAsync(m => m.ReviewId == reviewId && m.RemovedAt == null, cancellationToken),
            me);
    }
}
