using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Sources.Withdrawing;

/// <summary>The records of an import that keep it from being withdrawn.</summary>
internal sealed class DecidedSets : IRecordSetSource
{
    private const string Prefix = "decided-of-import/";

    /// <summary>Records of an import on which somebody has worked. For leads.</summary>
    public static string OfImport(Guid import) => Prefix + import;

    public async Task<RecordSet?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        // It would name records that somebody else has voted on.
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || !me.IsLead || visibility.IsBlind
            || !Guid.TryParse(key[Prefix.Length..], out var import))
            return null;
        var name = await db.Imports.Where(i => i.Id == import && i.ReviewId == me.ReviewId).Select(i => i.FileName)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null ? null
            : new RecordSet($"Records of the file {name} that have been worked on", db.DecidedOf(me.ReviewId, import));
    }
}
