namespace ScopingReview.Domain.Reporting;

/// <summary>A figure that is laid out and only has to be drawn. Lengths are points of print (1/72 inch).</summary>
/// <param name="Name">Short name in lower case, for its file.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Parts">What it is made of, from the back to the front.</param>
/// <param name="Title">What it is, for people who cannot see it, and for its caption.</param>
/// <param name="Description">All that it says, in words.</param>
public sealed record Drawing(string Name, double Width, double Height, IReadOnlyList<DrawingPart> Parts, string Title, string Description)
{
    /// <summary>Width in print, in millimetres.</summary>
    public double Millimetres => Math.Round(Width / PointsPerMillimetre, 1);

    /// <summary>Points of a millimetre.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;
}

/// <summary>A part of a drawing.</summary>
public abstract record DrawingPart
{
    /// <summary>Key of the list behind it, so that a page can make it a link; null for none.</summary>
    public string? Set { get; init; }

    /// <summary>What a screen reader says of the link.</summary>
    public string? Says { get; init; }
}

/// <summary>A rectangle.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Fill">Colour, "#" and six hex digits, or "none".</param>
/// <param name="Stroke">Colour of the frame; null for none.</param>
/// <param name="Radius">Radius of the corners.</param>
public sealed record DrawnRectangle(
    double X, double Y, double Width, double Height, string Fill, string? Stroke = null, double Radius = 0) : DrawingPart;

/// <summary>A circle.</summary>
/// <param name="X">Middle.</param>
/// <param name="Y">Middle.</param>
/// <param name="Radius">Radius.</param>
/// <param name="Fill">Colour.</param>
/// <param name="Stroke">Colour of the frame; null for none.</param>
public sealed record DrawnCircle(double X, double Y, double Radius, string Fill, string? Stroke = null) : DrawingPart;

/// <summary>A line through points.</summary>
/// <param name="Points">At least two.</param>
/// <param name="Stroke">Colour.</param>
/// <param name="Width">Width.</param>
/// <param name="Dashed">Whether it is dashed.</param>
public sealed record DrawnLine(IReadOnlyList<(double X, double Y)> Points, string Stroke, double Width = 0.5, bool Dashed = false)
    : DrawingPart
{
    /// <summary>A line from one point to another.</summary>
    public static DrawnLine Of(double x1, double y1, double x2, double y2, string stroke, double width = 0.5, bool dashed = false)
        => new([(x1, y1), (x2, y2)], stroke, width, dashed);
}

/// <summary>A text on one line.</summary>
/// <param name="X">Start, middle or end, as the anchor says.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Text">The text.</param>
/// <param name="Anchor">SVG's text-anchor: "start", "middle" or "end".</param>
/// <param name="Size">Font size.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Fill">Colour.</param>
/// <param name="Turn">Degrees by which it is turned round its point, clockwise.</param>
public sealed record DrawnText(
    double X, double Y, string Text, string Anchor = "start", double Size = FigureStyle.FontSize, bool Bold = false,
    string Fill = FigureStyle.Ink, double Turn = 0) : DrawingPart;
