using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Components.Shared;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A section of what was charted with one form: the one in the address, else the charting form.</summary>
public abstract class OfFormComponent : CancellableComponent
{
    [SupplyParameterFromQuery(Name = "form")] public int? FormInAddress { get; set; }

    /// <summary>Position of the form among those of the review.</summary>
    protected int Form => FormInAddress ?? ReviewForm.Charting;
}
