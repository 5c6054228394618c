using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>What a box of the diagram is, for its look.</summary>
public enum DiagramBoxStyle
{
    /// <summary>Heading over databases and registers.</summary>
    Heading,

    /// <summary>Heading over other methods, and over the previous version.</summary>
    OtherHeading,

    /// <summary>Upright band at the left: identification, screening, included.</summary>
    Stage,

    /// <summary>Box of the left arm.</summary>
    Main,

    /// <summary>Box of the right arm or of the previous version.</summary>
    Other,

    /// <summary>Says that the flow is provisional, and why.</summary>
    Provisional,

    /// <summary>Footnote, without a frame.</summary>
    Note,
}

/// <summary>A stretch of text in one look.</summary>
/// <param name="Text">The text.</param>
/// <param name="BoxKey">Key of the <see cref="PrismaBox"/> whose number this is, so that a page can make it a link; null for words.</param>
/// <param name="Bold">True for numbers and headings.</param>
public sealed record DiagramRun(string Text, string? BoxKey = null, bool Bold = false);

/// <summary>One line of text.</summary>
/// <param name="X">Left end; in a centered box the middle.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Runs">Its stretches; the spaces between them are in their texts.</param>
public sealed record DiagramLine(double X, double Y, IReadOnlyList<DiagramRun> Runs)
{
    /// <summary>The text without its looks.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A box with its text, in pixels from the top left.</summary>
/// <param name="Name">Name that is unique in the diagram, for tests and styles.</param>
/// <param name="Style">Look.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="IsOpen">True if something in it is not settled yet.</param>
/// <param name="Lines">Text.</param>
public sealed record DiagramBox(
    string Name, DiagramBoxStyle Style, double X, double Y, double Width, double Height, bool IsOpen, IReadOnlyList<DiagramLine> Lines)
{
    /// <summary>The same text before it was broken into lines, for what breaks lines by itself.</summary>
    public IReadOnlyList<DiagramParagraph> Paragraphs { get; init; } = [];

    /// <summary>True where text is centered: headings, and the stages, whose text runs upwards.</summary>
    public bool IsCentered => Style is DiagramBoxStyle.Heading or DiagramBoxStyle.OtherHeading or DiagramBoxStyle.Stage;

    /// <summary>Right edge.</summary>
    public double Right => X + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Middle from left to right.</summary>
    public double CenterX => X + Width / 2;
}

/// <summary>A corner of an arrow.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public sealed record DiagramPoint(double X, double Y);

/// <summary>An arrow of horizontal and vertical pieces; its head is at the last point.</summary>
/// <param name="Points">Its corners.</param>
public sealed record DiagramArrow(IReadOnlyList<DiagramPoint> Points)
{
    private const double HeadLength = 8;
    private const double HeadHalfWidth = 4;

    /// <summary>SVG path of the line, up to the head.</summary>
    public string LinePath
    {
        get
        {
            var neck = Along(HeadLength);
            return "M" + string.Join('L', Points.SkipLast(1).Append(neck).Select(Text));
        }
    }

    /// <summary>SVG path of the head.</summary>
    public string HeadPath
    {
        get
        {
            var (tip, neck) = (Points[^1], Along(HeadLength));
            var (dx, dy) = (Math.Sign(tip.X - neck.X), Math.Sign(tip.Y - neck.Y));
            return $"M{Text(tip)}L{Text(new(neck.X - dy * HeadHalfWidth, neck.Y + dx * HeadHalfWidth))}L{Text(new(neck.X + dy * HeadHalfWidth, neck.Y - dx * HeadHalfWidth))}Z";
        }
    }

    private DiagramPoint Along(double back)
    {
        var (from, tip) = (Points[^2], Points[^1]);
        return new(tip.X - Math.Sign(tip.X - from.X) * back, tip.Y - Math.Sign(tip.Y - from.Y) * back);
    }

    private static string Text(DiagramPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##} {point.Y:0.##}");
}

/// <summary>A diagram that is laid out and only has to be drawn.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Boxes">Boxes; no two overlap.</param>
/// <param name="Arrows">Arrows; none runs through a box.</param>
/// <param name="Title">What it is, for people who cannot see it.</param>
/// <param name="Description">All that it says, in words.</param>
public sealed record DiagramLayout(
    double Width, double Height, IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramArrow> Arrows, string Title, string Description);
