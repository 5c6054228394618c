using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Deduplication;

/// <summary>What the author lists of two exports of one record have in common, in whatever form they are written.</summary>
/// <param name="Family">Compact family name without particles; of a name whose order is not known its last word.</param>
/// <param name="Other">The other name where it is written out: it may be the family name in truth ("Xiaoguang, Wang", "Volodymyr Mavrych");
/// else empty.</param>
/// <param name="Initial">First letter of the given name; '\0' where it is not known.</param>
public readonly partial record struct AuthorKey(string Family, string Other, char Initial)
{
    /// <summary>Authors beyond this many are left out.</summary>
    private const int MostAuthors = 40;

    /// <summary>Longer names are cut: they are lists that could not be taken apart.</summary>
    private const int LongestName = 400;

    private static readonly HashSet<string> _particles = new(StringComparer.Ordinal)
    {
        "van", "von", "vander", "vanden", "vonder", "de", "der", "den", "del", "dela", "della", "di", "da", "do", "dos", "das", "du", "la",
        "le", "lo", "el", "al",
        "bin", "ben", "ibn", "ter", "ten", "te", "zu", "zur", "zum", "af", "av", "st", "san", "y", "e", "d", "o",
    };

    private static readonly HashSet<string> _suffixes = new(StringComparer.Ordinal) { "jr", "sr", "ii", "iii", "iv", "phd", "md", "msc",
        "bsc", "rn" };

    private static readonly HashSet<string> _nobody = new(StringComparer.Ordinal)
    {
        "anonymous", "anon", "unknown", "noauthor", "noauthorshipindicated", "noauthors", "noauthorlisted", "noauthorslisted", "na", "nan",
        "none", "etal", "others", "null", "notavailable",
    };

    /// <summary>
    /// True for a family name that may be only the particle of one ("Le, Quintrec M."); "Lo" and "Du" are family names too.
    /// </summary>
    public bool MayBeParticle => _particles.Contains(Family);

    /// <summary>
    /// The authors in order. Understands "Family, Given", "Family AB", "A. B. Family", lists in one name ("Smith A.Doe B. C.", "Smith, A.
    /// and Doe, B.", "Smith A; Doe B", "Smith A, Doe B"), and leaves out placeholders ("Anonymous", "et al").
    /// </summary>
    public static IReadOnlyList<AuthorKey> Of(IReadOnlyList<AuthorName> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        var keys = new List<AuthorKey>(Math.Min(authors.Count, MostAuthors));
        foreach (var author in authors)
        {
            foreach (var (family, given) in Parts(author))
            {
                if (keys.Count < MostAuthors && Read(family, given) is { } key)
                    keys.Add(key);
            }
        }

        return keys;
    }

    private static IEnumerable<(string Family, string? Given)> Parts(AuthorName author)
    {
        var family = Cut(author.Family);
        var given = author.Given is null ? null : Cut(author.Given);
        if (given is not null
            && (given.Contains(',', StringComparison.Ordinal) || given.Contains(';', StringComparison.Ordinal)
                || given.Contains(" and ", StringComparison.Ordinal)))
        {
            var whole = $"{family}, {given}";
            if (RunTogether().IsMatch(given))
                return RunTogether().Split(whole).SelectMany(part => Parts(AuthorName.Parse(part)));
            if (Lists().IsMatch(whole))
                return Lists().Split(whole).SelectMany(part => Parts(AuthorName.Parse(part)));
            if (InitialsAtEnd().IsMatch(family))
                return whole.Split(',').Select(part => (part, (string?)null));
            return [(family, given[..given.IndexOf(',', StringComparison.Ordinal)])];
        }

        // "Smith A, Doe B": the family name holds initials of its own.
        if (given is not null && InitialsAtEnd().IsMatch(family) && InitialsAtEnd().IsMatch(given))
            return [(family, null), (given, null)];
        if (given is null && Lists().IsMatch(family))
            return Lists().Split(family).SelectMany(part => Parts(AuthorName.Parse(part)));
        if (family.Contains('.', StringComparison.Ordinal) && RunTogether().IsMatch(family))
            return RunTogether().Split(given is null ? family : $"{family} {given}").SelectMany(part => Parts(AuthorName.Parse(part)));
        return [(family, given)];
    }

    private static AuthorKey? Read(string family, string? given)
    {
        if (given is not null)
        {
            return ReadInverted(family, given);
        }

        List<(string Word, bool IsInitials)> words = [.. Spaces().Split(family)
            .SelectMany(part => CompactText.Words(part).Select(word => (word, IsInitials(part, word))))
            .Where(word => !_suffixes.Contains(word.word))];
        List<string> names = [.. words.Where(word => !word.IsInitials).Select(word => word.Word)];
        var whole = string.Concat(names);
        if (names.Count == 0 || _nobody.Contains(whole))
            return null;
        if (names.Count < words.Count)
        {
            // "J. A. Smith", "Smith JA", and the one in full with an initial between: "John A. Smith".
            if (words[^1].IsInitials || words[0].IsInitials)
                return new AuthorKey(FamilyKey(names), "", words.First(word => word.IsInitials).Word[0]);
            return new AuthorKey(Fold(names[^1]), Fold(names[0]), '\0');
        }

        if (names.Count is 1 or > 5)
            return new AuthorKey(Fold(whole), "", '\0');
        var named = names.Where(name => !_particles.Contains(name)).ToList();
        return named.Count <= 1 ? new AuthorKey(Fold(named.Count == 1 ? named[0] : whole), "", '\0')
            : new AuthorKey(Fold(named[^1]), Fold(named[0]), '\0');
    }

    private static AuthorKey? ReadInverted(string family, string given)
    {
        var name = FamilyKey(CompactText.Words(family));
        if (name.Length == 0 || _nobody.Contains(name))
            return null;
        List<string> givenNames = [.. Spaces().Split(given)
            .SelectMany(part => CompactText.Words(part).Where(word => !IsInitials(part, word)))];
        return new AuthorKey(name, givenNames.Count > 0 ? Fold(givenNames[0]) : "", FirstLetter(given));
    }

    /// <summary>The family name without particles, unless it consists of them ("Du", "Le").</summary>
    private static string FamilyKey(List<string> words)
    {
        var named = words.Where(word => !_particles.Contains(word) && !_suffixes.Contains(word));
        var key = string.Concat(named);
        return Fold(key.Length > 0 ? key : string.Concat(words));
    }

    /// <summary>Umlauts are written with and without their e (Müller, Mueller, Muller).</summary>
    private static string Fold(string name) => name.Length < 5 ? name : name
        .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal)
        .Replace("ue", "u", StringComparison.Ordinal);

    private static char FirstLetter(string given)
    {
        foreach (var letter in CompactText.Of(given.Length > 20 ? given[..20] : given))
            return letter;
        return '\0';
    }

    /// <summary>"J", "J.-P.", "JA", "Ch."; not "Li" or "WU", which may be names.</summary>
    private static bool IsInitials(string part, string word) =>
        word.Length == 1 || (part.Contains('.', StringComparison.Ordinal) && word.Length <= 3)
        || (word.Length <= 3 && part.AsSpan().TrimEnd(',').IndexOfAnyExceptInRange('A', 'Z') < 0);

    private static string Cut(string text) => text.Length <= LongestName * 4 ? text : text[..(LongestName * 4)];

    [GeneratedRegex(@"\s+and\s+|\s*;\s*|\s+&\s+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex Lists();

    [GeneratedRegex(@"\s\p{Lu}{1,3}\.?$|\s(\p{Lu}\.\s?-?){1,3}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex InitialsAtEnd();

    /// <summary>Between the last initial of one author and the name of the next.</summary>
    [GeneratedRegex(@"(?<=\b\p{Lu}\.)(?=\p{L}['’]?\p{L})(?!\p{Lu}{1,3}\.)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex RunTogether();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Spaces();
}
