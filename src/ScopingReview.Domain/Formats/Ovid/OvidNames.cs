using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Authors and editors of an Ovid entry, without what the databases write behind a name.</summary>
internal static partial class OvidNames
{
    private static readonly FrozenSet<string> _degrees = new[]
    {
        "MD", "PhD", "DPhil", "MSc", "BSc", "MA", "BA", "MPH", "DrPH", "MBBS", "MBA", "MS", "BS", "RN", "FACSM", "FRCP", "FACP", "FACS",
        "PharmD", "EdD", "PsyD", "DSc", "ScD", "MBChB", "MHS", "MPhil", "DVM", "DDS", "DO", "Esq",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Full names (FA) where there are as many as short ones (AU), else the short ones; then corporate authors (CA).</summary>
    public static List<AuthorName> Authors(TaggedFields fields, List<ImportIssue> issues)
    {
        var (full, shortened) = (Read(fields, "FA", issues), Read(fields, "AU", []));
        var names = full.Count > 0 && full.Count >= shortened.Count ? full : Read(fields, "AU", issues);
        names.RemoveAll(name => name.IsEditor);
        return [.. names.Select(name => name.Name), .. Read(fields, "CA", issues).Select(name => name.Name)];
    }

    /// <summary>ED, and whoever is marked as an editor among the authors.</summary>
    public static List<AuthorName> Editors(TaggedFields fields) =>
        [.. Read(fields, "ED", []).Concat(Read(fields, "AU", []).Where(name => name.IsEditor)).Select(name => name.Name)];

    private static List<(AuthorName Name, bool IsEditor)> Read(TaggedFields fields, string tag, List<ImportIssue> issues)
    {
        var names = new List<(AuthorName, bool)>();
        foreach (var field in fields.All(tag))
        {
            foreach (var text in fields.Lines(field).SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries)))
            {
                var isEditor = Editor().IsMatch(text);
                var found = new List<AuthorName>();
                PersonNames.Add(found, [Clean(text)], tag, field.Number, issues);
                names.AddRange(found.Select(name => (name, isEditor)));
            }
        }

        return names;
    }

    /// <summary>
    /// Without roles in brackets ("[Inventor]"), marks of affiliations ("1,2,*") and degrees ("MD, PhD"); with a comma between family name
    /// and initials.
    /// </summary>
    private static string Clean(string text)
    {
        var name = WithoutDegrees(Marks().Replace(Role().Replace(text, ""), ""));
        if (!name.Contains(',', StringComparison.Ordinal))
            return Initials().Match(name) is { Success: true } match
                ? $"{match.Groups["family"].Value}, {match.Groups["initials"].Value}" : name;
        return GivenWithStop().IsMatch(name) ? name[..^1] : name;
    }

    /// <summary>Takes degrees off the end as long as a family name and a given name stay.</summary>
    private static string WithoutDegrees(string name)
    {
        while (name.LastIndexOf(' ') is > 0 and var space && _degrees.Contains(name[(space + 1)..].Replace(".", "",
            StringComparison.Ordinal)))
        {
            var rest = name[..space];
            var isSetOff = rest.EndsWith(',');
            rest = Marks().Replace(rest.TrimEnd(',', ' '), "");
            var comma = rest.IndexOf(',', StringComparison.Ordinal);
            var hasGiven = comma < 0 ? rest.Contains(' ', StringComparison.Ordinal) && isSetOff : comma + 1 < rest.Length;
            if (!hasGiven)
                break;
            name = rest;
        }

        return name;
    }

    [GeneratedRegex(@"[\[(](Ed(itor)?s?\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Editor();

    [GeneratedRegex(@"\s*(\[[^\]]{0,200}\]|\((Ed|Eds|Editor|Editors)\.?\))\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Role();

    [GeneratedRegex(@"(?<![\s\d,*+#§†‡])[\s\d,*+#§†‡]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?<family>\p{L}[\p{L}\p{M}'’ .-]{0,80}?) (?<initials>(\p{Lu}\.?[ -]?){1,4}( ?(Jr|Sr|2nd|3rd|I{2,3}|IV)\.?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Initials();

    /// <summary>"AHMED, Mughees." ends with a full stop that belongs to the list; "Smith, J." does not.</summary>
    [GeneratedRegex(@"\p{Ll}{3,}\.$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex GivenWithStop();
}
