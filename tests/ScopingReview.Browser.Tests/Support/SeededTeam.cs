using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>People and votes beside the one reader of a <see cref="SeededReview"/>.</summary>
internal static class SeededTeam
{
    /// <summary>Adds a member with an account of their own; returns the address to sign in with.</summary>
    public static async Task<(Guid Id, string Email)> AddMemberAsync(this SeededReview review, string name, ReviewRole role)
    {
        await using var db = Open(review);
        var user = Rows.Person(name);
        db.Add(user);
        db.Add(new ReviewMember { ReviewId = review.Id, UserId = user.Id, Role = role, JoinedAt = user.CreatedAt });
        await db.SaveChangesAsync();
        return (user.Id, user.Email!);
    }

    /// <summary>A second reader contradicts the first on the records with these numbers.</summary>
    public static async Task AddConflictsAsync(this SeededReview review, Guid second, params IReadOnlyList<int> numbers)
    {
        await using var db = Open(review);
        foreach (var record in await db.Records.Where(r => r.ReviewId == review.Id && numbers.Contains(r.Number)).ToListAsync())
        {
            db.Add(new Assignment
            {
                ReviewId = review.Id,
                Stage = ScreeningStage.TitleAbstract,
                RecordId = record.Id,
                ReviewerId = second,
                Position = ReviewerPosition.Second,
                DrawId = null,
                RandomOrder = record.Number,
                At = TimeProvider.System.GetUtcNow(),
            });
            db.AddRange(Vote(record, review.Reviewer, Verdict.Include), Vote(record, second, Verdict.Exclude));
        }
        await db.SaveChangesAsync();
    }

    public static async Task<List<Resolution>> RulingsAsync(this SeededReview review)
    {
        await using var db = Open(review);
        return await db.Resolutions.Where(r => r.ReviewId == review.Id).AsNoTracking().ToListAsync();
    }

    private static Decision Vote(ReviewRecord record, Guid reader, Verdict verdict) => new()
    {
        ReviewId = record.ReviewId,
        Stage = ScreeningStage.TitleAbstract,
        RecordId = record.Id,
        ReviewerId = reader,
        OperationId = Guid.CreateVersion7(),
        Verdict = verdict,
        At = TimeProvider.System.GetUtcNow(),
    };

    private static ReviewDbContext Open(SeededReview review)
        => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(review.ConnectionString).Options);
}
