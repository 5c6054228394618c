using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using DuplicateLink = ScopingReview.Web.Data.Model.DuplicateLink;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>A record in a list of duplicates.</summary>
public sealed record DuplicateListed(int Number, string? Title, IReadOnlyList<string> Authors, int? Year, string? Journal, string Source)
{
    public string Label
        => $"{Citation.ShortAuthors([.. Authors.Select(AuthorName.Parse)]) ?? "no authors"}, {Year?.ToString(CultureInfo.InvariantCulture) ?? "n.d."}";
}

/// <param name="Evidence">Why, in words.</param>
/// <param name="Score">Sum of the evidence; null where a person joined them.</param>
/// <param name="Through">The record that the evidence speaks of, where it is not the kept one.</param>
/// <param name="By">Who merged it; null for the rules.</param>
public sealed record MergedDuplicate(DuplicateListed Record, string Evidence, double? Score, int? Through, DateTimeOffset At, string? By);

public sealed record DuplicateCluster(DuplicateListed Kept, IReadOnlyList<MergedDuplicate> Duplicates);

/// <summary>Two records that a person said are distinct.</summary>
public sealed record PairHeldApart(DuplicateListed First, DuplicateListed Second, string By, DateTimeOffset At);

/// <param name="Waiting">Pairs that wait for a person.</param>
public sealed record DuplicatesView(
    int Records, int Duplicates, int Clusters, int Waiting, int HeldApart, IReadOnlyList<DuplicateCluster> Shown, int ShownOf,
    IReadOnlyList<PairHeldApart> Apart,
    IReadOnlyList<SourceChoice> Sources, string Methods, Membership Me)
{
    public int Unique => Records - Duplicates;
}

public sealed record SourceChoice(Guid Id, string Name);

public enum MergedBy
{
    Anybody,
    Rules,
    People,
}

/// <summary>Which clusters to show.</summary>
/// <param name="BelowScore">Only merges on evidence that sums up to less: the ones to look at first.</param>
public sealed record DuplicatesFilter(
    string? Search = null, Guid? SourceId = null, MergedBy By = MergedBy.Anybody, double? BelowScore = null, int Page = 1)
{
    public const int PageSize = 25;
}

public sealed class DuplicatesService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int ApartShown = 100;

    public async Task<DuplicatesView> ListAsync(Guid reviewId, DuplicatesFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var links = db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId);
        var matching = Matching(links, db.Records.Where(r => r.ReviewId == reviewId), filter);
        // The first ones by number are found on the way along the numbers: "exists" lets the database stop there.
        var kept = db.Records.Where(r => r.ReviewId == reviewId && matching.Any(l => l.KeptId == r.Id));
        var shown = await kept.OrderBy(r => r.Number).Skip((Math.Max(1, filter.Page) - 1) * DuplicatesFilter.PageSize)
            .Take(DuplicatesFilter.PageSize)
            .Select(r => new DuplicateCluster(
                new DuplicateListed(r.Number, r.Title, r.Authors, r.Year, r.Journal, r.Source!.Name),
                links.Where(l => l.KeptId == r.Id).OrderBy(l => l.Duplicate!.Number)
                    .Select(l => new MergedDuplicate(
                        new DuplicateListed(l.Duplicate!.Number, l.Duplicate.Title, l.Duplicate.Authors, l.Duplicate.Year,
                            l.Duplicate.Journal, l.Duplicate.Source!.Name),
                        l.Evidence, l.Score, db.Records.Where(t => t.Id == l.ThroughId).Select(t => (int?)t.Number).FirstOrDefault(), l.At,
                        db.Users.Where(u => u.Id == l.ById).Select(u => u.DisplayName).FirstOrDefault()))
                    .ToList()))
            .ToListAsync(cancellationToken);
        var apart = db.StandingJudgements(reviewId).Where(j => !j.IsDuplicate);
        var counts = await db.DeduplicationCountsAsync(reviewId, cancellationToken);
        return new DuplicatesView(
            counts.Records, counts.ByRules + counts.ByPeople, await links.Select(l => l.KeptId).Distinct().CountAsync(cancellationToken),
            counts.Waiting, counts.JudgedDistinct,
            shown, await matching.Select(l => l.KeptId).Distinct().CountAsync(cancellationToken),
                await ApartAsync(db, apart, cancellationToken),
            await db.Sources.Where(s => s.ReviewId == reviewId).OrderBy(s => s.Name).Select(s => new SourceChoice(s.Id, s.Name))
                .ToListAsync(cancellationToken),
            DeduplicationMethods.Sentences(counts).Text, me);
    }

    /// <summary>
    /// Says that two records are the same (merges them) or are not (undoes a merge, for good). The judgement outlives every later run of
    /// the rules. What was said of the duplicate counts at the kept record while they are merged (docs/decisions/0014).
    /// </summary>
    /// <param name="onlyIfOpen">The person saw a pair that nobody had judged: if somebody else said otherwise meanwhile, that stands, and
    /// they are told.</param>
    public async Task<OperationResult> JudgeAsync(
        Guid reviewId, int firstNumber, int secondNumber, bool same, bool onlyIfOpen = false, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused(Busy);
        if (await PairAsync(db, reviewId, firstNumber, secondNumber, cancellationToken) is not [var a, var b])
            return OperationResult.Refused(NoPair);
        if (onlyIfOpen && await StandingAsync(db, a, b, cancellationToken) is { } standing && standing.Judgement.ById != me.UserId)
        {
            return standing.Judgement.IsDuplicate == same ? OperationResult.Done
                : OperationResult.Refused(
                    $"{standing.By} decided on this pair a moment ago: {(standing.Judgement.IsDuplicate ? "the same" : "different")}. That decision was kept; talk to each other, or change it on the pair’s page.");
        }

        var judgements = new DuplicateReviewWriter(db, me, clock.GetUtcNow());
        if (!await judgements.JudgeAsync(a, b, same, cancellationToken))
        {
            return OperationResult.Refused(
                "These two cannot be merged: each has a duplicate, and those duplicates were marked as different. Nothing was changed; check “Kept separate” first.");
        }

        db.Record(me, clock.GetUtcNow(), "duplicates.judged", Subject(firstNumber, secondNumber), newValue: same ? "same" : "distinct");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>
    /// Takes back what was said of two records last, as if nobody had judged them. A judgement that is gone already is taken back as well.
    /// </summary>
    /// <param name="onlyMine">Not what somebody else said since.</param>
    public async Task<OperationResult> TakeBackAsync(
        Guid reviewId, int firstNumber, int secondNumber, bool onlyMine = false, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused(Busy);
        if (await PairAsync(db, reviewId, firstNumber, secondNumber, cancellationToken) is not [var a, var b])
            return OperationResult.Refused(NoPair);
        if (await StandingAsync(db, a, b, cancellationToken) is not { } standing)
            return OperationResult.Done;
        if (onlyMine && standing.Judgement.ById != me.UserId)
            return OperationResult.Refused($"{standing.By} has decided on this pair since. Nothing was undone; check the pair’s page.");
        await new DuplicateReviewWriter(db, me, clock.GetUtcNow()).TakeBackAsync([standing.Judgement], cancellationToken);
        db.Record(me, clock.GetUtcNow(), "duplicates.taken-back", Subject(firstNumber, secondNumber),
            oldValue: standing.Judgement.IsDuplicate ? "same" : "distinct");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    internal const string Busy = "Records are being imported or merged right now. Nothing was changed; try again in a moment.";

    private const string NoPair = "Choose two different records of this review.";

    private static Task<List<Guid>> PairAsync(ReviewDbContext db, Guid reviewId, int first, int second, CancellationToken cancellationToken)
        => db.Records.Where(r => r.ReviewId == reviewId && (r.Number == first || r.Number == second)).Select(r => r.Id)
            .ToListAsync(cancellationToken);

    private static async Task<(DuplicateJudgement Judgement, string By)?> StandingAsync(
        ReviewDbContext db, Guid a, Guid b, CancellationToken cancellationToken)
    {
        var (first, second) = JudgedPair.InOrder(a, b);
        var standing = await db.DuplicateJudgements.AsNoTracking().Current().Where(j => j.RecordAId == first && j.RecordBId == second)
            .Select(j => new { Judgement = j, By = db.Users.Where(u => u.Id == j.ById).Select(u => u.DisplayName).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        return standing is null ? null : (standing.Judgement, standing.By ?? "Somebody");
    }

    private static string Subject(int first, int second) => $"{RecordNumber.Format(first)} and {RecordNumber.Format(second)}";

    private static IQueryable<DuplicateLink> Matching(
        IQueryable<DuplicateLink> links, IQueryable<ReviewRecord> records, DuplicatesFilter filter)
    {
        if (filter.By == MergedBy.People)
            links = links.Where(l => l.ById != null);
        if (filter.By == MergedBy.Rules)
            links = links.Where(l => l.ById == null);
        if (filter.BelowScore is { } below)
            links = links.Where(l => l.Score < below);
        if (filter.SourceId is { } source)
            links = links.Where(l => l.Duplicate!.SourceId == source || l.Kept!.SourceId == source);
        if (RecordNumber.TryParse(filter.Search, out var number))
            return links.Where(l => l.Duplicate!.Number == number || l.Kept!.Number == number);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            // As records are searched everywhere.
            var found = records.Search(filter.Search);
            links = links.Where(l => found.Any(r => r.Id == l.DuplicateId || r.Id == l.KeptId));
        }

        return links;
    }

    private static async Task<List<PairHeldApart>> ApartAsync(
        ReviewDbContext db, IQueryable<DuplicateJudgement> apart, CancellationToken cancellationToken)
        => await (from j in apart
                  join a in db.Records on j.RecordAId equals a.Id
                  join b in db.Records on j.RecordBId equals b.Id
                  orderby j.At descending
                  select new PairHeldApart(
                      new DuplicateListed(a.Number, a.Title, a.Authors, a.Year, a.Journal, a.Source!.Name),
                      new DuplicateListed(b.Number, b.Title, b.Authors, b.Year, b.Journal, b.Source!.Name),
                      db.Users.Where(u => u.Id == j.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                      j.At))
            .Take(ApartShown).ToListAsync(cancellationToken);
}
