using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Takes the LaTeX off a BibTeX field that is no prose: a DOI, a link.</summary>
internal static partial class LaTeXVerbatim
{
    /// <summary>The text of a field that is no prose (DOI, link): escapes are taken off, nothing is set.</summary>
    public static string Decode(ReadOnlySpan<char> source)
    {
        var text = new string(source.Trim());
        if (text.AsSpan().IndexOfAny("\\{}$") < 0)
            return text;
        text = Formula().Replace(text, "${inside}").Replace("\\url", "", StringComparison.Ordinal);
        text = NamedSign().Replace(text, match => _signs[match.Groups["name"].Value]);
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not ('\\' or '{' or '}'))
                result.Append(letter);
        }

        return result.ToString().Trim();
    }

    /// <summary>Signs of DOIs and links by the commands that stand for them.</summary>
    private static readonly Dictionary<string, string> _signs = new(StringComparer.Ordinal)
    {
        ["textless"] = "<",
        ["textgreater"] = ">",
        ["lt"] = "<",
        ["gt"] = ">",
        ["less"] = "<",
        ["greater"] = ">",
        ["textunderscore"] = "_",
        ["textasciitilde"] = "~",
        ["sim"] = "~",
        ["textasciicircum"] = "^",
        ["textbar"] = "|",
        ["textendash"] = "-",
        ["textemdash"] = "-",
        ["textpercent"] = "%",
        ["textdollar"] = "\u0024",
        ["textampersand"] = "&",
        ["slash"] = "/",
        ["textbackslash"] = "/",
    };

    /// <summary>A command for a sign, with the braces or the space that end its name.</summary>
    [GeneratedRegex(
        @"\\(?<name>textless|textgreater|lt|gt|less|greater|textunderscore|textasciitilde|sim|textasciicircum|textbar|textendash|textemdash|textpercent|textdollar|textampersand|slash|textbackslash)(\{\}|(?![A-Za-z]{1,3}\{)\s+)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex NamedSign();

    [GeneratedRegex(@"(?<!\\)\$(?<inside>[^$]{1,20})(?<!\\)\$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Formula();
}
