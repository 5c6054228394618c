namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The colours of the diagram in files, each a "#" and six hex digits; in grey they stay apart from text and from each other.
/// </summary>
public static class DiagramColours
{
    /// <summary>Text.</summary>
    public const string Ink = "#1d232a";

    /// <summary>Frames and arrows.</summary>
    public const string Line = "#4f5963";

    private const string Open = "#8a5c00";

    /// <summary>Fill, frame and the radius of the corners in pixels; null for a box without a frame.</summary>
    public static (string Fill, string Stroke, double Radius)? Of(DiagramBox box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return box.Style switch
        {
            DiagramBoxStyle.Heading => ("#fbe8b6", "#d9b95c", 7),
            DiagramBoxStyle.OtherHeading => ("#e4e2dd", "#b9b4a8", 7),
            DiagramBoxStyle.Stage => ("#cfe1ee", "#9dbdd3", 7),
            DiagramBoxStyle.Main => (box.IsOpen ? "#fffaf0" : "#ffffff", box.IsOpen ? Open : Line, 0),
            DiagramBoxStyle.Other => (box.IsOpen ? "#fffaf0" : "#f4f3f0", box.IsOpen ? Open : Line, 0),
            DiagramBoxStyle.Provisional => ("#fcf2d8", Open, 7),
            DiagramBoxStyle.Note => null,
            _ => throw new ArgumentOutOfRangeException(nameof(box), box.Style, "Not a style."),
        };
    }
}
