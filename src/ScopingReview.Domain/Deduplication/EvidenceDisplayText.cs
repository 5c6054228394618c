using System.Globalization;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Findings in words.</summary>
internal static class EvidenceDisplayText
{
    public static string Title(in PairComparison pair)
    {
        var title = pair.Title;
        var words = title.Likeness switch
        {
            TitleLikeness.Identical when title.Differences.HasFlag(TitleDifferences.Annotation) =>
                "title identical except for an addition by the database",
            TitleLikeness.Identical => EvidenceFindings.SameTitle,
            TitleLikeness.Different or TitleLikeness.Unlike when DuplicateScore.AgreesButForTitle(pair) =>
                "titles differ, but everything else is the same",
            TitleLikeness.Different => "titles different",
            _ when title.Differences.HasFlag(TitleDifferences.Subtitle) => "one title is part of the other",
            TitleLikeness.Unlike => $"titles differ ({Percent(title.Similarity)} alike)",
            _ => $"title {Percent(title.Similarity)} alike",
        };
        return title.Letters < DuplicateScore.ShortTitle && title.Likeness < TitleLikeness.Unlike ? $"{words} (short)" : words;
    }

    public static string Differences(TitleDifferences differences, RecordFingerprint a, RecordFingerprint b)
    {
        if (differences == TitleDifferences.None)
            return "";
        var (left, right) = TitleWords.Rest(a, b);
        var what = differences.HasFlag(TitleDifferences.Qualifier) ? "another kind of publication"
            : differences.HasFlag(TitleDifferences.Numerals) || differences.HasFlag(TitleDifferences.NumeralAdded) ? "numbers differ"
            : "words differ";
        return $"{what} ({left} / {right})";
    }

    public static string Authors(Agreement authors) => authors switch
    {
        Agreement.Same => EvidenceFindings.SameAuthors,
        Agreement.Mostly => "most authors agree",
        Agreement.Partly => "some authors agree",
        _ => "authors differ",
    };

    public static string Journal(JournalLikeness journal) => journal switch
    {
        JournalLikeness.Same => EvidenceFindings.SameJournal,
        JournalLikeness.Similar => "similar journal",
        _ => "journals differ",
    };

    public static string Years(int? years) => years switch
    {
        0 => "same year",
        1 => "year ±1",
        _ => string.Create(CultureInfo.InvariantCulture, $"{years} years apart"),
    };

    public static string Volume(Agreement volume) => volume == Agreement.Same ? EvidenceFindings.SameVolume : "volume differs";

    public static string Issue(Agreement issue) => issue == Agreement.Same ? EvidenceFindings.SameIssue : "issue differs";

    public static string Pages(in PairComparison pair) => pair.Pages switch
    {
        Agreement.Same => EvidenceFindings.SamePages,
        Agreement.Mostly => "same first page",
        Agreement.Partly => "pages nearly the same",
        _ when pair.StartsAtOne => "pages differ (one starts at 1)",
        _ => "pages differ",
    };

    public static string Doi(in PairComparison pair) => pair.Doi switch
    {
        Agreement.Same when pair.SharesDoi => "same DOI, which several publications share",
        Agreement.Same => "same DOI",
        Agreement.Partly => "one DOI is the beginning of the other",
        _ => "DOIs differ",
    };

    public static string PubMedId(Agreement pubMedId) => pubMedId == Agreement.Same ? "same PubMed ID" : "PubMed IDs differ";

    public const string Recurrence = "a title that recurs, with something that differs";

    public const string Reprint = "same number of pages: possibly a reprint";

    public const string TrialNumber = "same trial registration number";

    public static string Abstract(double? likeness) => likeness switch
    {
        // By a sketch of their words: nobody has compared them sign by sign.
        >= 0.9 => "abstracts almost the same",
        >= 0.7 => "abstracts alike",
        _ => "abstracts differ",
    };

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0} %");
}
