using Microsoft.AspNetCore.Identity;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>Rows that every review needs before anybody can screen.</summary>
internal static class Rows
{
    /// <summary>Somebody who can sign in with <see cref="PageActions.Password"/>.</summary>
    public static AppUser Person(string name)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}{Guid.CreateVersion7():N}@example.org";
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.CreateVersion7().ToString(),
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        user.PasswordHash = new PasswordHasher<AppUser>().HashPassword(user, PageActions.Password);
        return user;
    }

    /// <summary>An information source with one search and one import of so many records, which the caller adds.</summary>
    public static (InformationSource Source, ImportFile Import, object[] All) Source(
        Review review, AppUser by, int records, bool screensTitles)
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new InformationSource
        {
            ReviewId = review.Id,
            Name = screensTitles ? "A database" : "A website",
            Kind = screensTitles ? InformationSourceKind.Database : InformationSourceKind.Website,
            ScreensTitles = screensTitles,
            CreatedAt = now,
        };
        var run = new SearchRun { ReviewId = review.Id, SourceId = source.Id, CreatedAt = now };
        var import = new ImportFile
        {
            ReviewId = review.Id,
            SourceId = source.Id,
            SearchRunId = run.Id,
            FileName = "made.ris",
            Format = "RIS",
            Sha256 = source.Id.ToString("N"),
            Length = 1,
            RecordCount = records,
            RefusedCount = 0,
            IssuesJson = "[]",
            ImportedById = by.Id,
            ImportedAt = now,
        };
        return (source, import, [source, run, import]);
    }

    /// <summary>The first version of a form, the one of peer workers.</summary>
    public static ChartingFormVersion PeerWorkers(ReviewForm form, AppUser by) => new()
    {
        ReviewId = form.ReviewId,
        FormId = form.Id,
        Version = 1,
        Name = PeerWorkerForm.Form.Name,
        FormJson = ChartingJson.Write(PeerWorkerForm.Form),
        ById = by.Id,
        At = form.AddedAt,
    };

    /// <summary>A report of a source whose titles are not screened, which one person reads.</summary>
    /// <param name="included">It was found, read and included; else it is still sought.</param>
    public static (ReviewRecord Record, object[] All) Report(ImportFile import, AppUser reader, int number, string author, bool included)
    {
        var (review, at) = (import.ReviewId, import.ImportedAt);
        var record = new ReviewRecord
        {
            ReviewId = review,
            Number = number,
            SourceId = import.SourceId,
            ImportId = import.Id,
            PositionInFile = number,
            Title = $"Peer workers in service {number}",
            Authors = [author],
            Year = 2020,
        };
        List<object> all =
        [
            record,
            new Assignment { ReviewId = review, Stage = ScreeningStage.FullText, RecordId = record.Id, ReviewerId = reader.Id,
                Position = ReviewerPosition.First, DrawId = null, RandomOrder = number, At = at },
        ];
        if (included)
            all.AddRange([
                new RetrievalEntry { ReviewId = review, RecordId = record.Id, Status = RetrievalStatus.Retrieved, ById = reader.Id, At = at },
                new Decision { ReviewId = review, Stage = ScreeningStage.FullText, RecordId = record.Id, ReviewerId = reader.Id,
                    OperationId = Guid.CreateVersion7(), Verdict = Verdict.Include, At = at }]);
        return (record, [.. all]);
    }
}
