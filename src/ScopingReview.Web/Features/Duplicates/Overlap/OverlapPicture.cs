using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Duplicates.Overlap;

/// <summary>
/// The overlap figure on a page: the same layout as the file, in the page's colours, every number a link to its list. Written in code
/// because Razor keeps the tag &lt;text&gt; for itself.
/// </summary>
public sealed class OverlapPicture : ComponentBase
{
    private OverlapFigure _figure = null!;
    private Dictionary<Guid, string> _names = [];

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required SourceOverlap Overlap { get; set; }

    protected override void OnParametersSet()
    {
        _figure = OverlapFigure.Of(Overlap);
        _names = Overlap.Sources.ToDictionary(source => source.Id, source => source.Name);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        Attributes(builder,
            ("class", "overlap"), ("viewBox", $"0 0 {N(_figure.Width)} {N(_figure.Height)}"),
            ("style", $"--natural-width: {N(_figure.Width)}px"), ("role", "group"),
            ("aria-label", $"{_figure.Title}. {_figure.Description}"), ("font-family", DiagramFont.Stack),
            ("font-size", N(OverlapFigure.FontSize)));
        foreach (var shape in _figure.Shapes)
        {
            builder.OpenElement(10, "rect");
            Attributes(builder, ("class", ClassOf(shape.Look)), ("x", N(shape.X)), ("y", N(shape.Y)), ("width", N(shape.Width)),
                ("height", N(shape.Height)), ("rx", N(shape.Radius)), ("aria-hidden", "true"));
            builder.CloseElement();
        }

        foreach (var text in _figure.Texts)
            Text(builder, text);
        builder.CloseElement();
    }

    private void Text(RenderTreeBuilder builder, OverlapText text)
    {
        var link = LinkOf(text);
        if (link is var (url, name))
        {
            builder.OpenElement(20, "a");
            Attributes(builder, ("href", url), ("aria-label", name));
        }

        builder.OpenElement(30, "text");
        Attributes(builder, ("x", N(text.X)), ("y", N(text.Y)), ("text-anchor", text.Anchor), ("class", text.Bold ? "bold" : ""));
        builder.AddContent(32, text.Text);
        builder.CloseElement();
        if (link is not null)
            builder.CloseElement();
    }

    private (string Url, string Name)? LinkOf(OverlapText text) => text switch
    {
        { Combination: { } combination } => (Urls.Records(ReviewId, OverlapSets.OfExactly(combination.SourceIds)),
            $"{text.Text} found only in {string.Join(" and ", combination.SourceIds.Select(id => _names[id]))}: open the list"),
        { Source: { } source } =>
            (Urls.Records(ReviewId, OverlapSets.OfAll(source.Id)), $"{text.Text} found in {source.Name}: open the list"),
        _ => null,
    };

    private static string ClassOf(OverlapLook look) => look switch
    {
        OverlapLook.Band => "band",
        OverlapLook.Bar => "column",
        OverlapLook.SourceBar => "sourcebar",
        OverlapLook.Dot => "member",
        OverlapLook.NoDot => "other",
        _ => "joint",
    };

    private static void Attributes(RenderTreeBuilder builder, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            builder.AddAttribute(60, name, value);
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
