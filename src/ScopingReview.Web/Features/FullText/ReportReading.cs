using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.FullText;

internal static class ReportReading
{
    /// <summary>What there is to read of the reports, in their order: citation, links, stored files.</summary>
    public static async Task<IReadOnlyList<ReportToRead>> ReadAsync(
        this ReviewDbContext db, Guid reviewId, IReadOnlyList<ReviewRecord> records, CancellationToken cancellationToken)
    {
        var ids = records.Select(r => r.Id).ToList();
        var prefix = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.OpenUrlPrefix).SingleAsync(cancellationToken);
        var files = (await db.FullTextFiles.Where(f => f.ReviewId == reviewId && ids.Contains(f.RecordId))
                .OrderByDescending(f => f.At).ThenByDescending(f => f.Id)
                .Select(f => new
                {
                    f.RecordId,
                    File = new ReportFile(f.Id, f.FileName, f.Length, db.Users.Where(u => u.Id == f.ById).Select(u => u.DisplayName)
                        .FirstOrDefault() ?? "", f.At, f.SupersededAt == null, f.Kind,
                        db.FullTextTexts.Where(t => t.FileId == (f.ContentOfId ?? f.Id)).Select(t => (int?)t.PageCount).FirstOrDefault()),
                })
                .ToListAsync(cancellationToken))
            .ToLookup(f => f.RecordId, f => f.File);
        return
        [
            .. records.Select(record =>
            {
                var bibliographic = record.ToBibliographic();
                return new ReportToRead(record.Id, record.Number, bibliographic, prefix is null ? null : OpenUrl.For(prefix, bibliographic),
                    [.. files[record.Id]]);
            }),
        ];
    }
}
