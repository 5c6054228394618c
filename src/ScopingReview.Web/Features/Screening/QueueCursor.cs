using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Screening;

/// <summary>
/// Where a record stands in an order of the desk: what the page hands back to go on behind it. A string, since numbers lose digits in
/// browsers. The expressions are those of the indexes ix_records_newest and ix_records_title (Data/Sql), so that the next records are a
/// walk along an index.
/// </summary>
#pragma warning disable CA1304, CA1311, MA0011 // ToLower is translated to SQL's lower(), which knows no .NET culture.
internal static class QueueCursor
{
    /// <summary>
    /// Asked for in place of a record: behind the latest decision, so that nobody waits while the database passes over what was read
    /// before.
    /// </summary>
    public const string Resume = "resume";

    private const int TitleLetters = 100;

    public static string Of(QueueOrder order, long shuffle, ReviewRecord record) => order switch
    {
        QueueOrder.Newest => string.Create(CultureInfo.InvariantCulture, $"{record.Year ?? 0}.{record.Number}"),
        QueueOrder.Title => record.Number.ToString(CultureInfo.InvariantCulture),
        _ => shuffle.ToString(CultureInfo.InvariantCulture),
    };

    // That the record is of the review follows from the assignment; said here, the index on the review's records can be walked.
    public static IQueryable<Assignment> InOrder(this IQueryable<Assignment> assignments, Guid reviewId, QueueOrder order) => order switch
    {
        QueueOrder.Newest => assignments.Where(a => a.Record!.ReviewId == reviewId).OrderByDescending(a => a.Record!.Year ?? 0)
            .ThenByDescending(a => a.Record!.Number),
        QueueOrder.Title => assignments.Where(a => a.Record!.ReviewId == reviewId)
            .OrderBy(a => (a.Record!.Title ?? "").ToLower().Substring(0, TitleLetters)).ThenBy(a => a.Record!.Number),
        _ => assignments.OrderBy(a => a.RandomOrder),
    };

    /// <summary>What comes after a place; all of it where the place cannot be read.</summary>
    public static async Task<IQueryable<Assignment>> AfterAsync(
        this IQueryable<Assignment> assignments, ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId, QueueOrder order,
        string? place, CancellationToken cancellationToken)
    {
        var parts = (place ?? "").Split('.');
        switch (order)
        {
            case QueueOrder.Newest when parts is [var y, var n] && Number(y) is { } year && Number(n) is { } number:
                return assignments.Where(
                    a => EF.Functions.LessThan(ValueTuple.Create(a.Record!.Year ?? 0, a.Record.Number), ValueTuple.Create(year, number)));
            case QueueOrder.Title when parts is [var n] && Number(n) is { } number
                && await db.Records.Where(r => r.ReviewId == reviewId && r.Number == number)
                .Select(r => (r.Title ?? "").ToLower().Substring(0, TitleLetters))
                    .SingleOrDefaultAsync(cancellationToken) is { } title:
                return assignments.Where(
                    a => EF.Functions.GreaterThan(
                        ValueTuple.Create((a.Record!.Title ?? "").ToLower().Substring(0, TitleLetters), a.Record.Number),
                        ValueTuple.Create(title, number)));
            case QueueOrder.Random when place == Resume:
                return await LatestAsync(db, reviewId, stage, userId, cancellationToken) is { } latest
                    ? assignments.Where(a => a.RandomOrder > latest) : assignments;
            case QueueOrder.Random when long.TryParse(place, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shuffle):
                return assignments.Where(a => a.RandomOrder > shuffle);
            default:
                return assignments;
        }
    }

    private static Task<long?> LatestAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId, CancellationToken cancellationToken)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.ReviewerId == userId)
            .OrderByDescending(d => d.At).Take(1)
            .SelectMany(d => db.Assignments.Current().Where(a => a.RecordId == d.RecordId && a.Stage == stage && a.ReviewerId == userId))
            .Select(a => (long?)a.RandomOrder).FirstOrDefaultAsync(cancellationToken);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
