using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// A review with records to screen for one person, written straight into the database: what comes before screening is held by other tests.
/// </summary>
internal sealed record SeededReview(Guid Id, Guid Reviewer, string Email, string ConnectionString)
{
    public string Path => $"/reviews/{Id}";

    /// <param name="titleOf">The title of a record by its number; its abstract says the same.</param>
    /// <param name="ranked">With priority screening on.</param>
    public static async Task<SeededReview> MakeAsync(string connectionString, int records, Func<int, string>? titleOf = null,
        bool ranked = false)
    {
        await using var db = Open(connectionString);
        var now = TimeProvider.System.GetUtcNow();
        var user = Rows.Person("Reader");
        var review = new Review { Title = "A review to screen", CreatedAt = now, CreatedById = user.Id };
        var (source, import, rows) = Rows.Source(review, user, records, screensTitles: true);
        db.AddRange([user, review, .. rows]);
        db.Add(new ReviewMember { ReviewId = review.Id, UserId = user.Id, Role = ReviewRole.Reviewer, JoinedAt = now });
        for (var number = 1; number <= records; number++)
        {
            var record = new ReviewRecord
            {
                ReviewId = review.Id,
                Number = number,
                SourceId = source.Id,
                ImportId = import.Id,
                PositionInFile = number,
                Title = titleOf?.Invoke(number) ?? $"Peer support in service number {number}",
                Abstract = titleOf?.Invoke(number) ?? $"We asked peer workers in service {number} about their part in planning.",
                Authors = ["Family, A."],
                Year = 2000 + (number % 25),
            };
            db.Add(record);
            db.Add(new Assignment
            {
                ReviewId = review.Id,
                Stage = ScreeningStage.TitleAbstract,
                RecordId = record.Id,
                ReviewerId = user.Id,
                Position = ReviewerPosition.First,
                DrawId = null,
                RandomOrder = number * 7919L % 1000,
                At = now,
            });
        }
        if (ranked)
            db.Add(new RankingSwitch { ReviewId = review.Id, IsOn = true, Model = RankingModelKind.ElasU4, ById = user.Id, At = now });
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
        return new SeededReview(review.Id, user.Id, user.Email!, connectionString);
    }

    /// <summary>Every vote that was ever stored, those taken back or changed included: a doubled one would show.</summary>
    public async Task<List<(int Number, Verdict Verdict, string? Note)>> StoredVotesAsync()
    {
        await using var db = Open(ConnectionString);
        return [.. (await db.Decisions.Where(d => d.ReviewId == Id).OrderBy(d => d.At)
            .Select(d => new { d.Record!.Number, d.Verdict, d.Note }).ToListAsync()).Select(d => (d.Number, d.Verdict, d.Note))];
    }

    public async Task<string?> PrivateNoteAsync(int number)
    {
        await using var db = Open(ConnectionString);
        return await db.PrivateNotes.Where(n => n.ReviewId == Id && n.SupersededAt == null
            && db.Records.Any(r => r.Id == n.RecordId && r.Number == number)).Select(n => n.Text).SingleOrDefaultAsync();
    }

    internal static ReviewDbContext Open(string connectionString)
        => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
}
