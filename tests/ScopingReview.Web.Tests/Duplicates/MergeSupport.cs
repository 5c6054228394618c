using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Screening.ScreeningStage;

namespace ScopingReview.Web.Tests.Duplicates;

/// <summary>Votes before a merge, and what counts after it.</summary>
internal static class MergeSupport
{
    /// <summary>Asks somebody for a vote on a title, the first to be asked as first reviewer, and stores it.</summary>
    public static async Task VoteAsync(this Workbench workbench, TestReview review, ReviewRecord record, Guid reviewer, Verdict verdict)
    {
        await using (var db = workbench.Db())
        {
            var isFirst = !await db.Assignments.AnyAsync(a => a.RecordId == record.Id);
            await workbench.AssignAsync(review, TitleAbstract, reviewer, [record.Id],
                isFirst ? ReviewerPosition.First : ReviewerPosition.Second);
        }

        await workbench.DecideAsync(review, TitleAbstract, reviewer, record.Id, verdict);
    }

    public static async Task<ScreeningStatus> StatusAsync(this Workbench workbench, TestReview review, int number)
    {
        await using var db = workbench.Db();
        return await db.OutcomesAt(review.Id, TitleAbstract).Where(o => db.Records.Any(r => r.Id == o.RecordId && r.Number == number))
            .Select(o => o.Status).SingleAsync();
    }

    public static async Task SucceedAsync(Task<OperationResult> operation)
    {
        var result = await operation;
        Assert.True(result.Succeeded, result.Message);
    }

    /// <summary>All that counts, in words: links, assignments, votes, rulings, retrieval, studies, outcomes.</summary>
    public static async Task<string> CountedAsync(this Workbench workbench, TestReview review)
    {
        await using var db = workbench.Db();
        var numbers = await db.Records.Where(r => r.ReviewId == review.Id).ToDictionaryAsync(r => r.Id, r => r.Number);
        List<string> lines =
        [
            .. (await db.DuplicateLinks.Where(l => l.ReviewId == review.Id && l.SupersededAt == null).ToListAsync()).Select(
                l => $"link {numbers[l.DuplicateId]} {numbers[l.KeptId]}"),
            .. (await db.Assignments.Where(a => a.ReviewId == review.Id && a.SupersededAt == null).ToListAsync()).Select(
                a => $"asked {numbers[a.RecordId]} {a.Stage} {a.ReviewerId} {a.Position}"),
            .. (await db.Decisions.Where(d => d.ReviewId == review.Id && d.SupersededAt == null).ToListAsync()).Select(
                d => $"vote {numbers[d.RecordId]} {d.Stage} {d.ReviewerId} {d.Verdict} {d.At:O}"),
            .. (await db.Resolutions.Where(r => r.ReviewId == review.Id && r.SupersededAt == null).ToListAsync()).Select(
                r => $"ruling {numbers[r.RecordId]} {r.Stage} {r.ById} {r.Verdict} {r.At:O}"),
            .. (await db.RetrievalEntries.Where(e => e.ReviewId == review.Id && e.SupersededAt == null).ToListAsync()).Select(
                e => $"retrieval {numbers[e.RecordId]} {e.Status}"),
            .. (await db.FullTextFiles.Where(f => f.ReviewId == review.Id && f.SupersededAt == null).ToListAsync()).Select(
                f => $"file {numbers[f.RecordId]} {f.Sha256}"),
            .. (await db.StudyReports.Where(s => s.ReviewId == review.Id && s.SupersededAt == null).ToListAsync()).Select(
                s => $"study {numbers[s.ReportId]} {numbers[s.StudyId]}"),
            .. (await db.MergeConflicts.Where(v => v.ReviewId == review.Id && v.SupersededAt == null).ToListAsync()).Select(
                v => $"twin vote {numbers[v.RecordId]}"),
            .. (await db.Outcomes.Where(o => o.ReviewId == review.Id).ToListAsync()).Select(
                o => $"outcome {numbers[o.RecordId]} {o.Stage} {o.Status} {o.Votes}/{o.RequiredVotes} {o.Resolved}"),
        ];
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}

/// <summary>Choices that look random and are the same in every run.</summary>
internal sealed class Chances(int seed)
{
    private int _at;

    public int Next(int below) => System.Security.Cryptography.SHA256.HashData([(byte)seed, (byte)_at++])[0] % below;
}
