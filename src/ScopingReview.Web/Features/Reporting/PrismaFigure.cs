using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The flow diagram on a page: the same layout as the file that one submits, in the page's colours, every number a link to its list.
/// Written in code because Razor keeps the tag &lt;text&gt; for itself.
/// </summary>
public sealed class PrismaFigure : ComponentBase
{
    private DiagramLayout _layout = null!;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required PrismaFlow Flow { get; set; }
    [Parameter, EditorRequired] public required ListVisibility Lists { get; set; }

    protected override void OnParametersSet() => _layout = PrismaDiagram.Layout(Flow);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        Attributes(builder,
            ("class", "prisma"), ("viewBox", $"0 0 {N(_layout.Width)} {N(_layout.Height)}"),
            ("style", $"--natural-width: {N(_layout.Width)}px"), ("role", "group"),
            ("aria-label", _layout.Title), ("font-family", DiagramFont.Stack), ("font-size", N(PrismaDiagram.FontSize)));
        foreach (var arrow in _layout.Arrows)
            Shape(builder, "path", ("class", "arrow"), ("d", arrow.LinePath), ("aria-hidden", "true"));
        foreach (var arrow in _layout.Arrows)
            Shape(builder, "path", ("class", "arrow-head"), ("d", arrow.HeadPath), ("aria-hidden", "true"));
        foreach (var box in _layout.Boxes)
            Box(builder, box);
        builder.CloseElement();
    }

    private void Box(RenderTreeBuilder builder, DiagramBox box)
    {
        builder.OpenElement(10, "g");
        builder.AddAttribute(11, "class", $"box {box.Style.ToString().ToLowerInvariant()}{(box.IsOpen ? " open" : null)}");
        builder.SetKey(box.Name);
        if (box.Style != DiagramBoxStyle.Note)
            Shape(builder, "rect", ("x", N(box.X)), ("y", N(box.Y)), ("width", N(box.Width)), ("height", N(box.Height)));
        foreach (var line in box.Lines)
            Line(builder, box, line);
        builder.CloseElement();
    }

    private void Line(RenderTreeBuilder builder, DiagramBox box, DiagramLine line)
    {
        builder.OpenElement(20, "text");
        if (box.Style == DiagramBoxStyle.Stage)
            Attributes(builder, ("transform", $"translate({N(line.X + PrismaDiagram.FontSize * 0.35)} {N(line.Y)}) rotate(-90)"),
                ("text-anchor", "middle"));
        else
            Attributes(builder, ("x", N(line.X)), ("y", N(line.Y)), ("text-anchor", box.IsCentered ? "middle" : "start"));
        foreach (var run in line.Runs)
            Run(builder, run);
        builder.CloseElement();
    }

    private void Run(RenderTreeBuilder builder, DiagramRun run)
    {
        var linked = run.BoxKey is { } key && Lists.Opens(Flow, key) ? Flow.Find(key) : null;
        var address = linked is null ? null : BoxLinks.AddressOf(ReviewId, linked, Flow.AsOf);
        if (address is not null)
        {
            builder.OpenElement(30, "a");
            Attributes(builder, ("href", address), ("aria-label", NameOf(linked!)));
        }
        builder.OpenElement(40, "tspan");
        if (run.Bold)
            builder.AddAttribute(41, "class", "bold");
        builder.AddContent(42, run.Text);
        builder.CloseElement();
        if (address is not null)
            builder.CloseElement();
    }

    /// <summary>What a screen reader says of a link that shows "(n = 12)"; an open item is a sentence with its number already.</summary>
    private string NameOf(PrismaBox box) => Flow.Open.Any(open => open.Box.Key == box.Key)
        ? $"{box.Label}: open the list"
        : string.Create(CultureInfo.InvariantCulture, $"{box.Label}, n = {box.Count:N0}: open the list");

    private static void Shape(RenderTreeBuilder builder, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        builder.OpenElement(50, name);
        Attributes(builder, attributes);
        builder.CloseElement();
    }

    private static void Attributes(RenderTreeBuilder builder, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            builder.AddAttribute(60, name, value);
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
