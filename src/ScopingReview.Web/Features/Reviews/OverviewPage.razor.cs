using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Features.Reviews;

public sealed partial class OverviewPage
{
    private readonly CancellationTokenSource _closed = new();
    private ReviewHeader? _header;
    private OverviewView? _overview;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ReviewService Reviews { get; init; }
    [Inject] public required OverviewService Overview { get; init; }

    private int OpenRecords => _overview!.Flow.Open.SelectMany(open => open.Box.Ids).Distinct().Count();

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _header = await Reviews.GetHeaderAsync(ReviewId, _closed.Token);
        _overview = await Overview.GetAsync(ReviewId, _closed.Token);
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }
}
