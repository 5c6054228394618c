using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The looks that all figures share: one font size that is still read at the width of a column, and colours that differ in lightness as
/// much as in hue, so that they are told apart in grey and by people who see colours otherwise.
/// </summary>
public static class FigureStyle
{
    /// <summary>Width of a journal's column, in millimetres.</summary>
    public const double Column = 85;

    /// <summary>Width of two columns, in millimetres.</summary>
    public const double Page = 170;

    /// <summary>Size of all text, in points.</summary>
    public const double FontSize = 7.5;

    /// <summary>Colour of text.</summary>
    public const string Ink = "#1d232a";

    /// <summary>Colour of axes and lines.</summary>
    public const string Line = "#6b7580";

    /// <summary>Colour of lines that only guide the eye.</summary>
    public const string Guide = "#dcd9d2";

    /// <summary>Colour of bars.</summary>
    public const string Bar = "#1d5d86";

    /// <summary>Colour of bars of studies that have no answer.</summary>
    public const string Lacking = "#b9b4a8";

    internal const double LineHeight = 9.5;
    internal const double Margin = 6;

    /// <summary>Colours of a few categories, from dark to light, each with the colour of text on it.</summary>
    public static IReadOnlyList<(string Fill, string Text)> Categories { get; } =
        [("#123f5c", "#ffffff"), ("#c8553d", "#ffffff"), ("#5b9bc1", Ink), ("#e9b44c", Ink), ("#c9dfea", Ink), ("#e4e2dd", Ink)];

    /// <summary>From light to dark, for a count on a map.</summary>
    internal static IReadOnlyList<(string Fill, string Text)> Shades { get; } =
        [("#d6e6f0", Ink), ("#9fc5dc", Ink), ("#5b9bc1", Ink), ("#1d5d86", "#ffffff"), ("#0c2f47", "#ffffff")];

    /// <summary>The denominator, as it stands below a figure: "N = 172 studies".</summary>
    internal static string Total(int studies)
        => string.Create(CultureInfo.InvariantCulture, $"N = {studies:N0} {(studies == 1 ? "study" : "studies")}");

    internal static double Width(string text, bool bold = false, double size = FontSize) => DiagramFont.Width(text, size, bold);

    /// <summary>The text in lines of a width, at most so many; what does not fit ends with an ellipsis.</summary>
    internal static IReadOnlyList<string> Lines(string text, double width, int most = 3)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Width(longer) <= width || lines[^1].Length == 0)
                lines[^1] = longer;
            else
                lines.Add(word);
        }

        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        return lines.ConvertAll(line => Shortened(line, width));
    }

    internal static string Shortened(string text, double width)
    {
        if (Width(text) <= width)
            return text;
        var elements = new StringInfo(text);
        var length = elements.LengthInTextElements;
        while (length > 1 && Width(elements.SubstringByTextElements(0, length) + "…") > width)
            length--;
        return elements.SubstringByTextElements(0, length).TrimEnd() + "…";
    }

    /// <summary>Steps of an axis that people count in: 1, 2 or 5 times a power of ten.</summary>
    internal static int Step(int most, int steps)
    {
        var raw = Math.Max(1, (double)most / steps);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var factor = raw / power;
        return (int)((factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power);
    }
}
