using Microsoft.Extensions.Caching.Memory;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>
/// Answers that were read lately, as a version of the form counts them. Neither an entry nor a version ever changes, so that nothing here
/// can be out of date; to read the answers of 5,000 studies anew takes half of the time in which their table opens.
/// </summary>
public sealed class ReadCharts : IDisposable
{
    /// <summary>Characters of JSON that are kept as answers, which are about four times as large: some 60 MB.</summary>
    private const long Most = 16_000_000;

    private static readonly TimeSpan _unused = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _charts = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Null where they are not at hand.</summary>
    public ChartedStudy? Find(Guid entryId, Guid formVersionId) => _charts.Get<ChartedStudy>((entryId, formVersionId));

    public ChartedStudy Read(Guid entryId, PublishedForm form, string json)
    {
        var chart = ChartedStudy.Of(default, "", form.Form, ChartingJson.ReadAnswers(json));
        _charts.Set((entryId, form.Id), chart, new MemoryCacheEntryOptions { Size = json.Length, SlidingExpiration = _unused });
        return chart;
    }

    public void Dispose() => _charts.Dispose();
}
