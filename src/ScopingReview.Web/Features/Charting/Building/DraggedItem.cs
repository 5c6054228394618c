namespace ScopingReview.Web.Features.Charting.Building;

/// <summary>The item that a person is dragging on the page.</summary>
public sealed class DraggedItem
{
    public string? Key { get; set; }
}
