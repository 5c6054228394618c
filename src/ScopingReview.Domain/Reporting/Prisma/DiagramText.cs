using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>Text of a box before it is broken into lines.</summary>
/// <param name="Runs">Its stretches; a stretch with a number stays in one piece.</param>
/// <param name="Indent">Steps to the right.</param>
public sealed record DiagramParagraph(IReadOnlyList<DiagramRun> Runs, int Indent = 0)
{
    /// <summary>The text without its looks.</summary>
    public string Text => string.Join(' ', Runs.Select(run => run.Text));

    internal static DiagramParagraph Words(string text, int indent = 0, bool bold = false) => new([new(text, Bold: bold)], indent);

    /// <summary>A label with its number, "Databases (n = 12)".</summary>
    internal static DiagramParagraph Counted(PrismaBox box, string? label = null, int indent = 0)
        => new([new(label ?? box.Label), Number(box)], indent);

    /// <summary>The number alone.</summary>
    internal static DiagramParagraph Count(PrismaBox box) => new([Number(box)]);

    internal static DiagramRun Number(PrismaBox box, string? after = null) => new(N(box.Count) + after, box.Key, Bold: true);

    private static string N(int count) => string.Create(CultureInfo.InvariantCulture, $"(n\u00A0=\u00A0{count:N0})");
}

/// <summary>Breaks paragraphs into lines that fit a width.</summary>
public static class DiagramText
{
    /// <summary>Size of all text, in pixels.</summary>
    public const double FontSize = 13;

    /// <summary>From one baseline to the next, in pixels.</summary>
    public const double LineHeight = 17;

    internal const double Ascent = 12;
    internal const double IndentWidth = 12;
    private const double HangingIndent = 10;

    /// <summary>Lines with their distance from the left of the text area and their number from the top.</summary>
    internal static IReadOnlyList<DiagramLine> Break(IEnumerable<DiagramParagraph> paragraphs, double width)
    {
        var lines = new List<DiagramLine>();
        foreach (var paragraph in paragraphs)
        {
            var indent = paragraph.Indent * IndentWidth;
            var current = new List<DiagramRun>();
            var (x, used) = (indent, 0.0);
            foreach (var token in paragraph.Runs.SelectMany(Tokens).SelectMany(token => Pieces(token, width - indent - HangingIndent)))
            {
                var space = current.Count == 0 ? 0 : DiagramFont.Width(" ", FontSize, current[^1].Bold);
                if (current.Count > 0 && x + used + space + Width(token) > width)
                {
                    Flush();
                    (x, used, space) = (indent + HangingIndent, 0, 0);
                }

                used += space + Width(token);
                current.Add(token);
            }

            Flush();

            void Flush()
            {
                if (current.Count > 0)
                    lines.Add(new DiagramLine(x, Ascent + lines.Count * LineHeight, Joined(current)));
                current.Clear();
            }
        }

        return lines;
    }

    private static double Width(DiagramRun run) => DiagramFont.Width(run.Text, FontSize, run.Bold);

    private static IEnumerable<DiagramRun> Tokens(DiagramRun run) => run.BoxKey is not null
        ? [run]
        : run.Text.Split((char[]?)[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => run with { Text = word });

    // A word that is wider than the box is cut, between characters as people see them.
    private static IEnumerable<DiagramRun> Pieces(DiagramRun token, double width)
    {
        if (Width(token) <= width)
        {
            yield return token;
            yield break;
        }

        var piece = "";
        foreach (var character in TextElements(token.Text))
        {
            if (piece.Length > 0 && Width(token with { Text = piece + character }) > width)
            {
                yield return token with { Text = piece };
                piece = "";
            }

            piece += character;
        }

        yield return token with { Text = piece };
    }

    private static IEnumerable<string> TextElements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return elements.GetTextElement();
    }

    private static List<DiagramRun> Joined(List<DiagramRun> tokens)
    {
        var runs = new List<DiagramRun>();
        foreach (var token in tokens)
        {
            if (runs.Count > 0)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + " " };
            if (runs.Count > 0 && token.BoxKey is null && runs[^1].BoxKey is null && runs[^1].Bold == token.Bold)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + token.Text };
            else
                runs.Add(token);
        }

        return runs;
    }
}
