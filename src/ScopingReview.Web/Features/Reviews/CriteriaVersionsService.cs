using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>The criteria as they stood for a time.</summary>
/// <param name="By">Who changed them, as the audit tells.</param>
/// <param name="Titles">Votes in force at title and abstract that were given under them.</param>
/// <param name="FullTexts">Likewise at full text.</param>
public sealed record CriteriaVersionRow(CriteriaVersion Version, string? By, int Titles, int FullTexts);

public sealed class CriteriaVersionsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>All versions, the one in force first. How many votes fell under each says nothing of what they were.</summary>
    public async Task<IReadOnlyList<CriteriaVersionRow>> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var decisions = db.Decisions.Where(d => d.ReviewId == reviewId);
        var versions =
            CriteriaVersions.Of(await db.CriterionWordingsAsync(reviewId, cancellationToken),
                await decisions.MinAsync(d => (DateTimeOffset?)d.At, cancellationToken));
        var authors = (await db.AuditEvents.Where(e => e.ReviewId == reviewId && e.Action.StartsWith("criterion."))
            .Select(e => new { e.At, By = db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken)).ToLookup(e => e.At, e => e.By);
        List<CriteriaVersionRow> rows = [];
        foreach (var (index, version) in versions.Index())
        {
            var given = decisions.Where(d => d.SupersededAt == null && d.CarriedByLinkId == null);
            // Votes from before anything was written down stand with the first version: there was no other.
            if (index > 0)
                given = given.Where(d => d.At >= version.From);
            if (index + 1 < versions.Count)
                given = given.Where(d => d.At < versions[index + 1].From);
            var counts = await given.GroupBy(d => d.Stage).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            rows.Add(new(version, authors[version.From].FirstOrDefault(), counts.GetValueOrDefault(ScreeningStage.TitleAbstract),
                counts.GetValueOrDefault(ScreeningStage.FullText)));
        }
        rows.Reverse();
        return rows;
    }
}
