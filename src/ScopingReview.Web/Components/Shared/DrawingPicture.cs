using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Components.Shared;

/// <summary>
/// A figure on a page: the same drawing as the file, on white as in print, its numbers links to their lists. Written in code because Razor
/// keeps the tag &lt;text&gt; for itself.
/// </summary>
public sealed class DrawingPicture : ComponentBase
{
    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required Drawing Drawing { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        Attributes(builder,
            ("class", "drawing"), ("viewBox", $"0 0 {DrawingSvg.N(Drawing.Width)} {DrawingSvg.N(Drawing.Height)}"),
            // Half as large again as in print, for reading on a screen.
            ("style", $"width: {DrawingSvg.N(Drawing.Width * 1.9)}px"), ("role", "group"), ("aria-label", Drawing.Description),
            ("font-family", DiagramFont.Stack), ("font-size", DrawingSvg.N(FigureStyle.FontSize)), ("fill", FigureStyle.Ink));
        foreach (var part in Drawing.Parts)
            Part(builder, part);
        builder.CloseElement();
    }

    private void Part(RenderTreeBuilder builder, DrawingPart part)
    {
        if (part.Set is { } set)
        {
            builder.OpenElement(20, "a");
            Attributes(builder, ("href", Urls.Records(ReviewId, set)), ("aria-label", part.Says ?? ""));
        }

        var (name, attributes) = DrawingSvg.Of(part);
        builder.OpenElement(30, name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                builder.AddAttribute(31, attribute, value);
        }

        if (part is DrawnText text)
            builder.AddContent(32, text.Text);
        else
            builder.AddAttribute(33, "aria-hidden", "true");
        builder.CloseElement();
        if (part.Set is not null)
            builder.CloseElement();
    }

    private static void Attributes(RenderTreeBuilder builder, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            builder.AddAttribute(60, name, value);
    }
}
