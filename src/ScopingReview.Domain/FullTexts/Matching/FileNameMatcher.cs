using System.Globalization;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.FullTexts;

/// <summary>What a file's name is compared with.</summary>
/// <param name="Number">Record number.</param>
/// <param name="Title">Title.</param>
/// <param name="Authors">Authors in order.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Doi">DOI in lower case.</param>
/// <param name="PubMedId">PubMed id.</param>
/// <param name="PmcId">PubMed Central id with its "PMC".</param>
public sealed record ReportToMatch(
    int Number, string? Title, IReadOnlyList<AuthorName> Authors, int? Year, string? Doi, string? PubMedId, string? PmcId = null);

/// <summary>
/// Suggests which report a PDF belongs to by the name of its file. A suggestion only: a person checks the list before anything is stored,
/// so that the rules may be generous where names are vague, and several candidates are better than a wrong one.
/// </summary>
public sealed partial class FileNameMatcher
{
    /// <summary>Letters and digits of a DOI below which finding it inside a name proves nothing.</summary>
    private const int ShortestDoi = 8;

    /// <summary>Shared words of four letters or more below which a title is not recognised.</summary>
    private const int FewestTitleWords = 3;

    /// <summary>Share of the words of the shorter side (names are often cut off) that must be found on the other.</summary>
    private const double TitleOverlap = 0.8;

    private readonly List<Entry> _reports;

    /// <summary>A matcher over the reports of a review.</summary>
    public FileNameMatcher(IEnumerable<ReportToMatch> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        _reports = [.. reports.Select(report => new Entry(report))];
    }

    /// <summary>
    /// Reports that the name points to, by the surest evidence there is: one where it is clear, several where the person must choose, none.
    /// </summary>
    public IReadOnlyList<FileMatch> Match(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var name = new Name(fileName);
        foreach (var (evidence, find) in Rules)
        {
            var found = find(this, name);
            if (found.Count > 0)
                return [.. found.Select(entry => entry.Report.Number).Distinct().Order().Select(number => new FileMatch(number, evidence))];
        }

        return [];
    }

    private static readonly (FileMatchEvidence Evidence, Func<FileNameMatcher, Name, List<Entry>> Find)[] Rules =
    [
        (FileMatchEvidence.RecordNumber, static (matcher, name) => matcher.Where(entry => name.Numbers.Contains(entry.Report.Number))),
        (FileMatchEvidence.Doi, static (matcher, name) => matcher.LongestIn(name, entry => entry.Doi)),
        (FileMatchEvidence.PubMedId,
            static (matcher, name) => matcher.Where(entry => name.HasId(entry.Report.PubMedId) || name.HasId(entry.Report.PmcId))),
        (FileMatchEvidence.DoiSuffix, static (matcher, name) => matcher.LongestIn(name, entry => entry.DoiSuffix)),
        (FileMatchEvidence.Title, static (matcher, name) => matcher.BestTitle(name)),
        (FileMatchEvidence.AuthorYear, static (matcher, name) => matcher.Where(entry => entry.IsByAuthorAndYear(name))),
    ];

    private List<Entry> Where(Predicate<Entry> fits) => _reports.FindAll(fits);

    // One DOI may begin with another, so the longest that fits is meant.
    private List<Entry> LongestIn(Name name, Func<Entry, string?> part)
    {
        var found = Where(entry => part(entry) is { } text && name.Compact.Contains(text, StringComparison.Ordinal));
        var longest = found.Count == 0 ? 0 : found.Max(entry => part(entry)!.Length);
        return found.FindAll(entry => part(entry)!.Length == longest);
    }

    private List<Entry> BestTitle(Name name)
    {
        var scored = _reports.Select(entry => (Entry: entry, Score: entry.TitleScore(name))).Where(pair => pair.Score > 0).ToList();
        var best = scored.Count == 0 ? 0 : scored.Max(pair => pair.Score);
        return [.. scored.Where(pair => pair.Score == best).Select(pair => pair.Entry)];
    }

    private sealed class Name
    {
        public Name(string fileName)
        {
            var text = Uri.UnescapeDataString(PdfExtension().Replace(fileName, ""));
            Words = FoldedText.Words(text);
            Parts = Cut(Words);
            Compact = string.Concat(Words);
            LongWords = [.. Words.Where(IsTelling)];
            Numbers = [.. RecordNumbers().Matches(text)
                .Select(match => int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))];
            Ids = [.. LongDigits().Matches(text).Select(match => match.Value.ToUpperInvariant())];
        }

        private IReadOnlyList<string> Words { get; }

        /// <summary>Words, cut where letters and digits meet: "smith2018" names an author and a year.</summary>
        public string[] Parts { get; }

        public string Compact { get; }
        public HashSet<string> LongWords { get; }
        public HashSet<int> Numbers { get; }
        private HashSet<string> Ids { get; }

        public bool HasId(string? id) => id is not null && Ids.Contains(id.ToUpperInvariant());
    }

    private sealed class Entry
    {
        private readonly HashSet<string> _titleWords;
        private readonly string[] _firstAuthor;

        public Entry(ReportToMatch report)
        {
            Report = report;
            Doi = Telling(report.Doi);
            DoiSuffix = Telling(report.Doi?[(report.Doi.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            if (DoiSuffix is not null && DoiSuffix.Count(char.IsAsciiDigit) < 4)
                DoiSuffix = null;
            _titleWords = [.. FoldedText.Words(report.Title).Where(IsTelling)];
            _firstAuthor = report.Authors.Count == 0 ? [] : Cut(FoldedText.Words(report.Authors[0].Family));
        }

        public ReportToMatch Report { get; }
        public string? Doi { get; }
        public string? DoiSuffix { get; }

        /// <summary>
        /// Zero, or how alike title and name are (shared words over all words), so that the closest of similar titles wins.
        /// </summary>
        public double TitleScore(Name name)
        {
            var shared = _titleWords.Count(name.LongWords.Contains);
            var shorter = Math.Min(_titleWords.Count, name.LongWords.Count);
            return shared < FewestTitleWords || shared < TitleOverlap * shorter ? 0
                : (double)shared / (_titleWords.Count + name.LongWords.Count - shared);
        }

        public bool IsByAuthorAndYear(Name name)
            => Report.Year is { } year && _firstAuthor.Length > 0
                && name.Parts.Contains(year.ToString(CultureInfo.InvariantCulture))
                && Enumerable.Range(0, Math.Max(0, name.Parts.Length - _firstAuthor.Length + 1))
                .Any(at => name.Parts.Skip(at).Take(_firstAuthor.Length).SequenceEqual(_firstAuthor));

        private static string? Telling(string? doi)
        {
            var compact = string.Concat(FoldedText.Words(doi));
            return compact.Length < ShortestDoi ? null : compact;
        }
    }

    private static string[] Cut(IEnumerable<string> words)
        => [.. words.SelectMany(word => LettersOrDigits().Matches(word).Select(match => match.Value))];

    private static bool IsTelling(string word) => word.Length >= 4 && !word.All(char.IsAsciiDigit);

    [GeneratedRegex(@"(\.pdf)+\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        PatternTime.Longest)]
    private static partial Regex PdfExtension();

    // "R2" alone is more often a revision than a record, so a hyphen or all six digits are asked for.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])R([-_ ]0*(?<number>[1-9][0-9]{0,8})|0{0,5}(?<number>[1-9][0-9]{0,5})(?<=R[0-9]{6}))(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex RecordNumbers();

    [GeneratedRegex(@"\d+|\D+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex LettersOrDigits();

    [GeneratedRegex("(?<![0-9])(PMC)?[0-9]{5,9}(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex LongDigits();
}
