using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reporting;

internal static class CountingAnswersQuery
{
    /// <summary>
    /// The answers that count, by study. A large review has some megabytes of them: each chart is read from the bytes that the database
    /// sends, while it sends the next; as strings they would be made once more.
    /// </summary>
    /// <param name="position">Position of the form among those of the review.</param>
    /// <param name="studies">The studies; one that has no complete chart is left out.</param>
    public static async Task<IReadOnlyDictionary<Guid, ChartAnswers>> ChartAnswersByStudyAsync(
        this ReviewDbContext db, Guid reviewId, int position, IReadOnlyCollection<Guid> studies, CancellationToken cancellationToken)
    {
        var reader = new ChartAnswersReader();
        Dictionary<Guid, ChartAnswers> answers = new(studies.Count);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.CountingCharts
                .Where(c => c.ReviewId == reviewId && c.FormPosition == position && studies.Contains(c.StudyId))
                .Select(c => new { c.StudyId, c.AnswersJson }).CreateDbCommand();
            await using var charts = await FailedStatements.ReadAsync(command, cancellationToken);
            while (await charts.ReadAsync(cancellationToken))
                answers.Add(charts.GetGuid(0), reader.Read(charts.GetFieldValue<byte[]>(1)));
            return answers;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
