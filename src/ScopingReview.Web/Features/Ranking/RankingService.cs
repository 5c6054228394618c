using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>Priority screening as the plan shows it.</summary>
/// <param name="IsOn">Whether first reviewers' records are ordered.</param>
/// <param name="Since">When it was switched last; null where it was never on.</param>
/// <param name="Sample">What the second reviewers' sample says of the unread; null where the member may not know it yet, or nothing is
/// drawn.</param>
/// <param name="UnreadInSample">Records of the sample that no first reviewer has read and that wait for their second reader.</param>
public sealed record RankingView(bool IsOn, DateTimeOffset? Since, RankingModelKind Model, ControlSet? Sample, int UnreadInSample,
    ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;

    /// <summary>The stop that is in force; null while reading goes on, and where the member may not know it yet.</summary>
    public StopView? Stop { get; init; }

    /// <summary>What was found in the order of reading; null where the sample may not be told.</summary>
    public RecallCurve? Curve { get; init; }

    /// <summary>All titles are settled: what priority screening would have saved can be replayed.</summary>
    public bool IsFinished { get; init; }
}

/// <summary>A stop that is in force.</summary>
/// <param name="LeftUnread">Records that nobody read.</param>
/// <param name="BySecondAlone">Records of the sample that stand by the second reviewer's vote.</param>
/// <param name="RecallAtLeast">What the sample showed then.</param>
public sealed record StopView(DateTimeOffset At, int LeftUnread, int BySecondAlone, double RecallAtLeast);

/// <summary>A finished screening replayed in the order of the model.</summary>
/// <param name="Records">Records that were screened.</param>
/// <param name="Included">Those of them that passed title and abstract.</param>
/// <param name="ReadFor95">After how many records 95 % of these would have been found.</param>
/// <param name="AfterTenth">Share found after a tenth of the records.</param>
/// <param name="Share">The share that the plan reads twice.</param>
/// <param name="Stops">What the stopping rules would have advised with a random sample of that share.</param>
public sealed record RankingReplay(int Records, int Included, int ReadFor95, double AfterTenth, decimal Share, StoppingReplay Stops);

/// <summary>
/// Switches priority screening of titles and abstracts on and off, and says what the random sample can show of what is unread.
/// </summary>
public sealed class RankingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private const int MostReplayed = 20_000;
    private static readonly SemaphoreSlim _one = new(1);

    public async Task<RankingView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var present = await db.RankingSwitchAsync(reviewId, cancellationToken);
        // Watched while one reads, these numbers would tell which of one's own records are in the sample.
        var told = me.IsLead && !visibility.Titles.IsBlind && present is { IsOn: true };
        var (sample, waiting) = told ? await SampleAsync(db, reviewId, cancellationToken) : (null, 0);
        return new RankingView(present?.IsOn ?? false, present?.At, present?.Model ?? RankingModelKind.ElasU4, sample, waiting, visibility)
        {
            Curve = told ? await CurveAsync(db, reviewId, sample, cancellationToken) : null,
            Stop = me.IsLead && !visibility.Titles.IsBlind
                ? (await db.RankingStopsAsync(reviewId, cancellationToken)).Where(stop => stop.InForce).Select(stop => stop.View)
                .LastOrDefault() : null,
            IsFinished = me.IsLead && !visibility.Titles.IsBlind && await IsFinishedAsync(db, reviewId, cancellationToken),
        };
    }

    /// <summary>Switches priority screening on, off, or to another model. Nothing is noted where nothing changes.</summary>
    public async Task<OperationResult> SwitchAsync(
        Guid reviewId, bool on, RankingModelKind model = RankingModelKind.ElasU4, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (!Enum.IsDefined(model))
            return OperationResult.Refused("There is no such model.");
        var present = await db.RankingSwitchAsync(reviewId, cancellationToken);
        if (on ? present is { IsOn: true } && present.Model == model : present is not { IsOn: true })
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        db.RankingSwitches.Add(new RankingSwitch
        {
            ReviewId = reviewId,
            IsOn = on,
            Model = on ? model : present!.Model,
            ById = me.UserId,
            At = now
        });
        db.Record(me, now, on ? "ranking.on" : "ranking.off", Titles.Title(), newValue: on ? RankingDisplayText.Name(model) : null,
            stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>What priority screening would have saved: the review's own decisions read in the order of the model, once more.</summary>
    public async Task<OperationResult<RankingReplay>> ReplayAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (visibility.Titles.IsBlind || !await IsFinishedAsync(db, reviewId, cancellationToken))
            return OperationResult.Refused<RankingReplay>(visibility.WhyClosed
                ?? "Once all titles and abstracts are settled, they can be read again in the order of the model.");
        var model = (await db.RankingSwitchAsync(reviewId, cancellationToken))?.Model ?? RankingModelKind.ElasU4;
        var texts = await ReviewTexts.ReadAsync(db, reviewId, model, cancellationToken);
        if (texts.Records.Count > MostReplayed)
            return OperationResult.Refused<RankingReplay>(string.Create(CultureInfo.InvariantCulture,
                $"Here at most {MostReplayed:N0} records are replayed. Export them with their decisions and use “scopingreview simulate”."));
        var included = await db.OutcomesAt(reviewId, Titles).Where(o => o.Status == ScreeningStatus.Included).Select(o => o.RecordId)
            .ToListAsync(cancellationToken);
        var labels = new bool[texts.Records.Count];
        foreach (var id in included.Where(texts.Positions.ContainsKey))
            labels[texts.Positions[id]] = true;
        if (!labels.Contains(true) || !labels.Contains(false))
            return OperationResult.Refused<RankingReplay>("There is nothing to learn from: either all records were included or all were excluded.");
        var share = await db.Plans.Current().Where(p => p.ReviewId == reviewId && p.Stage == Titles).Select(p => p.SampleShare)
            .SingleOrDefaultAsync(cancellationToken);
        // A processor for a minute: one at a time, and not on the circuit's.
        await _one.WaitAsync(cancellationToken);
        try
        {
            return OperationResult.Of(await Task.Run(() => Replay(texts, labels, share, cancellationToken), cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    private static RankingReplay Replay(ReviewTexts texts, bool[] labels, decimal share, CancellationToken cancellationToken)
    {
        const string Seed = "0";
        var run = RankingSimulation.Run(texts.Features, RankingOptions.Of(texts.Kind), labels, Seed, cancellationToken);
        return new RankingReplay(labels.Length, labels.Count(label => label), RankingMetrics.ReadUntil(run.Found, 0.95m),
            RankingMetrics.RecallAfter(run.Found, run.Found.Count / 10), share,
                StoppingReplay.Of(run.Found, run.Sample(Seed, share), known: 1));
    }

    private static async Task<bool> IsFinishedAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var settled = db.OutcomesAt(reviewId, Titles)
            .Where(o => o.Status == ScreeningStatus.Included || o.Status == ScreeningStatus.Excluded).Select(o => o.RecordId);
        return await settled.AnyAsync(cancellationToken)
            && !await db.AtTitleAbstract(reviewId).AnyAsync(r => !settled.Contains(r.Id), cancellationToken);
    }

    private static async Task<RecallCurve> CurveAsync(ReviewDbContext db, Guid reviewId, ControlSet? sample,
        CancellationToken cancellationToken)
    {
        var read = await db.FirstReadings(reviewId).Where(d => db.AtTitleAbstract(reviewId).Any(r => r.Id == d.RecordId))
            .OrderBy(d => d.At).ThenBy(d => d.Id).Select(d => d.RecordId).ToListAsync(cancellationToken);
        var included = await db.OutcomesAt(reviewId, Titles).Where(o => o.Status == ScreeningStatus.Included).Select(o => o.RecordId)
            .ToHashSetAsync(cancellationToken);
        var unread = sample?.Unread ?? await db.UnreadByFirst(reviewId).CountAsync(cancellationToken);
        return new RecallCurve([.. read.Distinct().Select(included.Contains)], unread, sample is { Drawn: > 0 } ? sample.ExpectedRelevant
            : null,
            sample is { Drawn: > 0 } ? sample.MostRelevant : null);
    }

    internal static async Task<(ControlSet? Sample, int Waiting)> SampleAsync(ReviewDbContext db, Guid reviewId,
        CancellationToken cancellationToken)
    {
        var unread = db.UnreadByFirst(reviewId);
        var drawn = db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == Titles && a.Position == ReviewerPosition.Second
            && unread.Any(r => r.Id == a.RecordId));
        var read = await (from a in drawn
                          from d in db.Decisions.Current()
                              .Where(d => d.RecordId == a.RecordId && d.Stage == Titles && d.ReviewerId == a.ReviewerId).DefaultIfEmpty()
                          select d == null ? (Verdict?)null : d.Verdict).ToListAsync(cancellationToken);
        if (read.Count == 0)
            return (null, 0);
        var found = await db.OutcomesAt(reviewId, Titles)
            .CountAsync(o => o.Status == ScreeningStatus.Included && !unread.Any(r => r.Id == o.RecordId), cancellationToken);
        return (new ControlSet(await unread.CountAsync(cancellationToken), read.Count(verdict => verdict is not null),
            read.Count(verdict => verdict is Verdict.Include or Verdict.Maybe), found), read.Count(verdict => verdict is null));
    }
}
