using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting.References;

/// <summary>A report in a reference list.</summary>
/// <param name="Place">Its number in the list, from 1: tables cite it by that.</param>
/// <param name="Number">Its record number.</param>
internal sealed record Reference(Guid Id, int Place, int Number, BibliographicRecord Record);

/// <summary>The order of a reference list: by authors and years, as it is read.</summary>
internal static class ReferenceOrder
{
    /// <param name="ids">Records of the reports.</param>
    public static async Task<IReadOnlyList<Reference>> ReferencesAsync(
        this ReviewDbContext db, Guid reviewId, IEnumerable<Guid> ids, CancellationToken cancellationToken)
        => InOrder(await db.Reports(reviewId, ids).WithoutSearchVector().ToListAsync(cancellationToken));

    /// <summary>The place of each report in its reference list.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> PlacesAsync(
        this ReviewDbContext db, Guid reviewId, IEnumerable<Guid> ids, CancellationToken cancellationToken)
        => InOrder(await db.Reports(reviewId, ids).OnlyCited().ToListAsync(cancellationToken))
            .ToDictionary(reference => reference.Id, reference => reference.Place);

    private static IQueryable<ReviewRecord> Reports(this ReviewDbContext db, Guid reviewId, IEnumerable<Guid> ids)
    {
        Guid[] reports = [.. ids];
        return db.Records.Where(r => r.ReviewId == reviewId && reports.Contains(r.Id));
    }

    private static IReadOnlyList<Reference> InOrder(List<ReviewRecord> rows)
        => [.. rows.Select(row => (Row: row, Record: row.ToBibliographic()))
            .OrderByWords(one => Citation.Reference(one.Record)).ThenBy(one => one.Row.Number)
            .Select((one, i) => new Reference(one.Row.Id, i + 1, one.Row.Number, one.Record))];
}
