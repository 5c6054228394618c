using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Features.Reviews;

public sealed partial class OverviewPage
{
    private ReviewHeader? _header;
    private OverviewView? _overview;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ReviewService Reviews { get; init; }
    [Inject] public required OverviewService Overview { get; init; }

    private int OpenRecords => _overview!.Flow.Open.SelectMany(open => open.Box.Ids).Distinct().Count();

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _header = await Reviews.GetHeaderAsync(ReviewId, Left);
        _overview = await Overview.GetAsync(ReviewId, Left);
    }

}
