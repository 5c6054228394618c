using Microsoft.AspNetCore.Identity;
using ScopingReview.Domain.Records;
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
}
