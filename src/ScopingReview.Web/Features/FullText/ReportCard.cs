using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.FullText;

/// <summary>What a card of another feature on the page of a report is told.</summary>
public abstract class ReportCardComponent : Components.Shared.CancellableComponent
{
    [Parameter, EditorRequired] public Guid ReviewId { get; set; }

    /// <summary>Record number of the report.</summary>
    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>What the member may know of its outcome at full text; a card may have to be read again once it changes.</summary>
    [Parameter] public ScreeningStatus? Outcome { get; set; }
}

/// <summary>
/// A card that another feature shows on the page of a report; registered by that feature, so that this one need not know it.
/// </summary>
/// <param name="Component">A <see cref="ReportCardComponent"/>.</param>
public sealed record ReportCard(Type Component);
