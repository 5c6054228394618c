using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Which items can stand against each other in a cross table.</summary>
internal static class CrossItems
{
    /// <summary>All but free text, whose every answer would be a row of its own.</summary>
    public static IReadOnlyList<ChartingItem> Of(ChartingForm form)
        => [.. form.Items.Where(item => !IsFreeText(item))];

    public static bool IsFreeText(ChartingItem item) => item.Type is ChartingItemType.Text or ChartingItemType.LongText;

    /// <summary>
    /// The two that were asked for; else role and focus, the table that the built-in form is made for; else the first two with options.
    /// </summary>
    public static (ChartingItem Row, ChartingItem Column)? Choose(IReadOnlyList<ChartingItem> items, string? row, string? column)
    {
        var withOptions = items.Where(item => item.Choices.Count > 0).ToList();
        var down = Find(row) ?? Find(PeerWorkerForm.ItemKey.Role) ?? withOptions.FirstOrDefault();
        var across = Find(column) ?? Another(PeerWorkerForm.ItemKey.Focus) ?? withOptions.FirstOrDefault(item => item != down);
        return down is null || across is null ? null : (down, across);

        ChartingItem? Find(string? key) => items.FirstOrDefault(item => item.Key == key);
        ChartingItem? Another(string key) => Find(key) is { } item && item != down ? item : null;
    }
}
