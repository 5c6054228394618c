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
        "PharmD", "EdD", "PsyD", "DSc", "ScD", "MBChB", "MHS", "MPhil", "DVM", "DDS", "DO", "Esq", "FAAN", "FRCS", "FRCPC", "FAHA", "MSN",
        "BSN", "DNP", "MSW", "LCSW", "DPT",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Full names (FA) where there are as many as short ones (AU), else the short ones; then corporate authors (CA).</summary>
    public static List<AuthorName> Authors(TaggedFields fields, List<ImportIssue> issues)
    {
        var (full, shortened) = (Read(fields, "FA", issues), Read(fields, "AU", []));
        var names = full.Count > 0 && full.Count >= shortened.Count ? full : Read(fields, "AU", issues);
        names.RemoveAll(name => name.IsEditor);
        return [.. names.Select(name => name.Name), .. Read(fields, "CA", issues).Select(name => name.Name)];
    }

    /// <summary>ED, and whoever is marked as an editor among the authors; else the editors that the source names.</summary>
    /// <param name="fields">The entry.</param>
    /// <param name="inSource">A list whose names stand apart by semicolons; null where the source names nobody.</param>
    public static List<AuthorName> Editors(TaggedFields fields, string? inSource)
    {
        List<AuthorName> editors =
            [.. Read(fields, "ED", []).Concat(Read(fields, "AU", []).Where(name => name.IsEditor)).Select(name => name.Name)];
        if (editors.Count == 0)
            PersonNames.Add(editors, Texts(inSource ?? "").Select(Clean), "SO", 0, []);
        return editors;
    }

    private static List<(AuthorName Name, bool IsEditor)> Read(TaggedFields fields, string tag, List<ImportIssue> issues)
    {
        var names = new List<(AuthorName, bool)>();
        foreach (var field in fields.All(tag))
        {
            foreach (var text in fields.Lines(field).SelectMany(Texts))
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
    /// The names of a list with semicolons, of which some stand in brackets ("[Author; E-mail: …]") and some part degrees ("RN; PhD").
    /// </summary>
    private static IEnumerable<string> Texts(string list) => SemicolonInRole().Replace(list, ",").Split(';', StringSplitOptions.TrimEntries)
        .Where(text => !_degrees.Contains(Marks().Replace(text, "").Replace(".", "", StringComparison.Ordinal)));

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

    [GeneratedRegex(@";(?=[^\[\]]{0,200}\])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex SemicolonInRole();

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
