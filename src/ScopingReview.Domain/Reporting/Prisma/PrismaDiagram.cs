namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Draws the PRISMA 2020 flow diagram (Page et al. 2021, doi:10.1136/bmj.n71): one or two arms, with a previous version for updated
/// reviews. A page draws the <see cref="DiagramLayout"/> itself, so that every number can be a link; <see cref="WriteSvg"/> makes the
/// figure that one submits.
/// </summary>
public static class PrismaDiagram
{
    /// <summary>Size of all text, in pixels.</summary>
    public const double FontSize = DiagramText.FontSize;

    /// <summary>Lays the diagram out.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="longestList">On screen, the number of sources or reasons from which on a list is cut short with "and 4 more" (at least
    /// 2); null, as in every export, for all of them.</param>
    public static DiagramLayout Layout(PrismaFlow flow, int? longestList = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        if (longestList is { } longest)
            ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2, nameof(longestList));
        return new PrismaDiagramLayout(flow, longestList).Layout(
            flow.IsProvisional ? "PRISMA 2020 flow diagram (provisional)" : "PRISMA 2020 flow diagram");
    }

    /// <summary>
    /// Writes the whole diagram as an SVG file that needs nothing else: no style sheet, no script, no font files. To be encoded as UTF-8.
    /// </summary>
    public static void WriteSvg(PrismaFlow flow, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        PrismaDiagramSvg.Write(Layout(flow), writer);
    }
}
