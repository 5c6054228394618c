using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>What is wrong with a layout, in words; empty when nothing overlaps or overflows.</summary>
internal static class DiagramGeometry
{
    private const double Tolerance = 0.01;
    private const double CapitalHeight = 0.73 * PrismaDiagram.FontSize;

    public static IReadOnlyList<string> Faults(DiagramLayout layout) =>
    [
        .. Overlaps(layout), .. layout.Boxes.SelectMany(Overflows), .. Crossings(layout),
        .. layout.Boxes.Where(box => box.X < 0 || box.Y < 0 || box.Right > layout.Width || box.Bottom > layout.Height)
            .Select(box => $"{box.Name} leaves the picture"),
    ];

    private static IEnumerable<string> Overlaps(DiagramLayout layout) =>
        from a in layout.Boxes
        from b in layout.Boxes
        where string.CompareOrdinal(a.Name, b.Name) < 0 && a.X < b.Right - Tolerance && b.X < a.Right - Tolerance
        && a.Y < b.Bottom - Tolerance && b.Y < a.Bottom - Tolerance
        select $"{a.Name} overlaps {b.Name}";

    private static IEnumerable<string> Overflows(DiagramBox box)
    {
        if (box.Style == DiagramBoxStyle.Stage)
            return Width(box.Lines[0]) > box.Height ? [$"{box.Lines[0].Text} is longer than its band"] : [];
        return box.Lines.Where(line =>
        {
            var left = box.IsCentered ? line.X - Width(line) / 2 : line.X;
            return left < box.X - Tolerance || left + Width(line) > box.Right + Tolerance || line.Y - CapitalHeight < box.Y - Tolerance
                || line.Y > box.Bottom;
        }).Select(line => $"'{line.Text}' overflows {box.Name}");
    }

    private static double Width(DiagramLine line) => line.Runs.Sum(run => DiagramFont.Width(run.Text, PrismaDiagram.FontSize, run.Bold));

    private static IEnumerable<string> Crossings(DiagramLayout layout) =>
        from arrow in layout.Arrows
        from piece in arrow.Points.Zip(arrow.Points.Skip(1))
        from box in layout.Boxes
        where Math.Max(piece.First.X, piece.Second.X) > box.X + Tolerance && Math.Min(piece.First.X, piece.Second.X) < box.Right - Tolerance
            && Math.Max(piece.First.Y, piece.Second.Y) > box.Y + Tolerance
            && Math.Min(piece.First.Y, piece.Second.Y) < box.Bottom - Tolerance
        select $"an arrow runs through {box.Name}";
}
