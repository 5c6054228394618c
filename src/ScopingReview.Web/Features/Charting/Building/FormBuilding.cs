using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting.Building;

/// <summary>What the parts of the page on which a form is built share: which item is open or dragged, and how a change is stored.</summary>
public sealed class FormBuilding(Func<ChartingForm, Task> change, Func<Task> shown)
{
    /// <summary>The version in use: its items keep their keys. Null while none is published.</summary>
    public ChartingForm? Published { get; set; }

    /// <summary>Key of the item that is open; null for none.</summary>
    public string? Open { get; set; }

    /// <summary>Key of the item that is being dragged.</summary>
    public string? Dragged { get; set; }

    public Task ExpandAsync(string? key)
    {
        Open = key;
        return shown();
    }

    /// <summary>Stores a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="open">Key of an item to open; null to leave open what is.</param>
    public Task ChangeAsync(ChartingForm form, string? open = null)
    {
        Open = open ?? Open;
        return change(form);
    }
}
