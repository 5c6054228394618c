using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Sources;

namespace ScopingReview.Web.Features.Reporting.Checklists;

/// <summary>Gathers what the checklists are answered from, as the pages say it.</summary>
internal sealed class ChecklistReader(ReportSource source)
{
    public async Task<ChecklistFacts> ReadAsync(CancellationToken cancellationToken)
    {
        var (db, id) = (source.Db, source.ReviewId);
        var charted = await source.ChartedAsync(cancellationToken);
        return new ChecklistFacts
        {
            Title = await source.TitleAsync(cancellationToken),
            Question = await db.Reviews.Where(r => r.Id == id).Select(r => r.Question)
                .SingleAsync(cancellationToken) is { Length: > 0 } question ? question : null,
            Protocol = await db.ProtocolEntriesAsync(id, cancellationToken),
            Deviations = [.. (await db.DeviationsAsync(id, cancellationToken)).Select(d => new ProtocolDeviation(d.On, d.Text))],
            HasCriteria = await db.Criteria.AnyAsync(c => c.ReviewId == id && c.RetiredAt == null, cancellationToken),
            Text = await new ReportTextWriter(source).WriteAsync(cancellationToken),
            Flow = await source.FlowAsync(cancellationToken),
            Sources = [.. (await db.SourcesAsync(id, cancellationToken)).Select(found => new SourceFacts(found.Name, found.Kind,
                found.Records,
                [.. found.Runs.Select(run => new SearchFacts(run.Platform, run.SearchedOn, !string.IsNullOrWhiteSpace(run.Strategy),
                    run.Limits, run.Records))]))],
            Deduplication = DeduplicationMethods.Sentences(await db.DeduplicationCountsAsync(id, cancellationToken)).Text,
            Form = charted.Form,
            Studies = charted.Studies.Count,
            Charted = charted.Studies.Count(study => study.IsCharted),
        };
    }
}
