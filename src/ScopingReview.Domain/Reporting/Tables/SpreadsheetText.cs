using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Reporting;

/// <summary>Keeps text that people or exports wrote from running as a formula in a spreadsheet (OWASP, "CSV Injection").</summary>
public static class SpreadsheetText
{
    /// <summary>
    /// The text, after an apostrophe if a spreadsheet may take it for a formula; empty for null. Not for numbers, which are written as
    /// numbers.
    /// </summary>
    public static string Guard(string? text) => IsFormula(text) ? "'" + text : text ?? "";

    /// <summary>
    /// True if the first sign that shows is =, +, - or @, also in full width, or if the text begins with a tab or a line break. Spaces and
    /// signs that nobody sees (U+200B, U+FEFF, marks of direction) are passed over, since some programs drop them before they look.
    /// </summary>
    public static bool IsFormula(string? text)
    {
        foreach (var sign in (text ?? "").EnumerateRunes())
        {
            if (sign.Value is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n')
                return true;
            if (!IsUnseen(sign))
                return false;
        }

        return false;
    }

    // Besides the categories: fillers of Hangul, the blank of braille, and the selectors that only change the look of the sign before them.
    private static bool IsUnseen(Rune sign) =>
        Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || sign.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or (>= 0xFE00 and <= 0xFE0F);
}
