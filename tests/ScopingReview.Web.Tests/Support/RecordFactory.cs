using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Tests.Support;

/// <summary>Rows that a test needs and that another feature would make.</summary>
public static class RecordFactory
{
    /// <summary>A source with one import of so many made-up records; returns them by number.</summary>
    public static async Task<IReadOnlyList<ReviewRecord>> AddRecordsAsync(
        this Workbench workbench, TestReview review, int count, InformationSourceKind kind = InformationSourceKind.Database,
        bool? screensTitles = null,
        string? source = null, Func<int, string>? sourceRecordId = null)
    {
        await using var db = workbench.Db();
        var now = TimeProvider.System.GetUtcNow();
        var information = new InformationSource
        {
            ReviewId = review.Id,
            Name = source ?? $"{kind} {Guid.CreateVersion7():N}",
            Kind = kind,
            ScreensTitles = screensTitles ?? kind.IsLeftArm(),
            CreatedAt = now,
        };
        var run = new SearchRun { ReviewId = review.Id, SourceId = information.Id, CreatedAt = now };
        var import = new ImportFile
        {
            ReviewId = review.Id,
            SourceId = information.Id,
            SearchRunId = run.Id,
            FileName = "made.ris",
            Format = "RIS",
            Sha256 = Guid.CreateVersion7().ToString("N"),
            Length = 1,
            RecordCount = count,
            RefusedCount = 0,
            IssuesJson = "[]",
            ImportedById = review.Lead,
            ImportedAt = now,
        };
        var first = (await db.Records.Where(r => r.ReviewId == review.Id).MaxAsync(r => (int?)r.Number) ?? 0) + 1;
        var records = Enumerable.Range(first, count).Select(number => new ReviewRecord
        {
            ReviewId = review.Id,
            Number = number,
            SourceId = information.Id,
            ImportId = import.Id,
            PositionInFile = number - first + 1,
            SourceRecordId = sourceRecordId?.Invoke(number - first),
            Title = $"Peer support in service number {number}",
            Abstract = $"We asked peer workers in service {number} about their part in planning.",
            Authors = [$"Family{number}, A.", "Second, B."],
            Year = 2000 + (number % 25),
            Journal = "Journal of Examples",
        }).ToList();
        db.AddRange(information, run, import);
        db.AddRange(records);
        await db.SaveChangesAsync();
        return records;
    }

    public static async Task AssignAsync(
        this Workbench workbench, TestReview review, ScreeningStage stage, Guid reviewer, IEnumerable<Guid> records,
        ReviewerPosition position = ReviewerPosition.First)
    {
        await using var db = workbench.Db();
        db.AddRange(records.Select((record, i) => new Assignment
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            Position = position,
            DrawId = null,
            RandomOrder = i,
            At = TimeProvider.System.GetUtcNow(),
        }));
        await db.SaveChangesAsync();
    }

    public static async Task DecideAsync(
        this Workbench workbench, TestReview review, ScreeningStage stage, Guid reviewer, Guid record, Verdict verdict, Guid? reason = null)
    {
        await using var db = workbench.Db();
        db.Add(new Decision
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            ReasonId = reason,
            At = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A record that goes through title and abstract: assigned to one reader, who includes it.</summary>
    public static async Task IncludeAtTitleAbstractAsync(
        this Workbench workbench, TestReview review, Guid reviewer, params IReadOnlyList<Guid> records)
    {
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, reviewer, records);
        foreach (var record in records)
            await workbench.DecideAsync(review, ScreeningStage.TitleAbstract, reviewer, record, Verdict.Include);
    }
}
