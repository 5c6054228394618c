using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Records;

/// <param name="Twins">Duplicates that were merged into the kept record.</param>
public sealed record RecordSources(int Twins, IReadOnlyList<FieldDifference> Fields);

public sealed class RecordSourcesService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>
    /// Compare source versions of a record where they do not agree: the kept record beside its twins, whichever of them is asked for; null
    /// if there is none of this number.
    /// </summary>
    public async Task<RecordSources?> GetAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var keptId = await db.Records.Where(r => r.ReviewId == reviewId && r.Number == number)
            .Select(r => (Guid?)(db.DuplicateLinks.Current().Where(l => l.DuplicateId == r.Id).Select(l => (Guid?)l.KeptId).FirstOrDefault()
                ?? r.Id))
            .SingleOrDefaultAsync(cancellationToken);
        if (keptId is not { } kept)
            return null;
        List<Guid> ids = [kept,
            .. await db.DuplicateLinks.Current().Where(l => l.KeptId == kept).Select(l => l.DuplicateId).ToListAsync(cancellationToken)];
        var records = await db.Records.AsNoTracking().Include(r => r.Source).Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        var exported = records.OrderByDescending(r => r.Id == kept).ThenBy(r => r.Number)
            .Select(r => new ExportedRecord($"{r.Source!.Name} ({RecordNumber.Format(r.Number)})", RecordFields.Of(r.ToBibliographic())));
        return new RecordSources(records.Count - 1, SourceDifferences.Of([.. exported]));
    }
}
