using ScopingReview.Domain.Charting;
using ItemKey = ScopingReview.Domain.Charting.PeerWorkerForm.ItemKey;

namespace ScopingReview.Web.Demo;

/// <summary>
/// The built-in form, of which only the review's own three questions are required: no more is at hand of most studies,
/// and "not reported" would be said of an article that nobody has read for the demonstration.
/// </summary>
internal static class DemoForm
{
    private static readonly string[] _required = [ItemKey.Authors, ItemKey.Year, ItemKey.Phases, ItemKey.Role, ItemKey.Focus];

    public static ChartingForm Form { get; } = PeerWorkerForm.Form with
    {
        Description = PeerWorkerForm.Form.Description + " In this demonstration only phases, role and focus are required.",
        Sections = [.. PeerWorkerForm.Form.Sections.Select(section => section with
        {
            Items = [.. section.Items.Select(item => item with { Required = item.Required && _required.Contains(item.Key) })],
        })],
    };
}
