using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Estimates how wide text will be, without a graphics library: the advance widths of Helvetica (Adobe Font Metrics), which Arial and
/// Liberation Sans share, with some slack for readers whose machine has none of them.
/// </summary>
public static class DiagramFont
{
    /// <summary>
    /// The fonts that the widths hold for, the last named one as the narrow one of those that Linux machines have; a page that shows a
    /// diagram must use the same.
    /// </summary>
    public const string Stack = "Arial, Helvetica, 'Liberation Sans', 'Nimbus Sans', 'DejaVu Sans Condensed', sans-serif";

    private const double Slack = 1.05;
    private const double BoldFactor = 1.07;
    private const int WideCharacter = 1000;
    private const int UnknownLetter = 667;

    // In thousandths of the font size, from space to tilde.
    private static readonly int[] _ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width of a text on one line, in the unit of the font size.</summary>
    public static double Width(string text, double fontSize, bool bold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Accented letters are as wide as plain ones; the accents themselves take no room.
        var thousandths = text.Normalize(NormalizationForm.FormD).EnumerateRunes().Sum(Advance);
        return thousandths * fontSize / 1000 * Slack * (bold ? BoldFactor : 1);
    }

    private static int Advance(Rune rune)
    {
        if (rune.Value is >= ' ' and <= '~')
            return _ascii[rune.Value - ' '];
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.Format => 0,
            UnicodeCategory.SpaceSeparator => 278,
            UnicodeCategory.DashPunctuation or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherLetter => WideCharacter,
            UnicodeCategory.UppercaseLetter => 800,
            _ => rune.Value > 0xFFFF ? WideCharacter : UnknownLetter,
        };
    }
}
