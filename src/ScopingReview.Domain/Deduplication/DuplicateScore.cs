namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// How much speaks for two records being the same: the sum of what their fields say. A missing field says nothing. Additive weights of
/// agreement and disagreement are those of probabilistic record linkage (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049), here
/// set by hand and written down in docs/decisions/0010-deduplication-by-explained-evidence.md.
/// </summary>
internal static class DuplicateScore
{
    /// <summary>A title shorter than this in letters is weaker evidence.</summary>
    public const int ShortTitle = 40;

    /// <summary>A title shorter than this says next to nothing ("Editorial", "Sepsis").</summary>
    public const int VeryShortTitle = 20;

    /// <summary>From here on a title says what its publication is about in detail.</summary>
    public const int LongTitle = 60;

    /// <summary>
    /// So much less than others need entries that differ in little but a notice, or that have little to be told by, for people to see them.
    /// </summary>
    public const double Leeway = 2;

    public static double Of(in PairComparison pair) => Math.Round(
        Title(pair) + Recurrence(pair) + Differences(pair) + Authors(pair) + Journal(pair) + Year(pair) + Volume(pair) + Issue(pair)
            + Pages(pair) + Doi(pair)
            + PubMedId(pair) + TrialNumber(pair) + Abstract(pair) + Reprint(pair), 2);

    /// <summary>The same in words, field by field.</summary>
    public static IReadOnlyList<Evidence> Explain(in PairComparison pair, RecordFingerprint a, RecordFingerprint b)
    {
        var evidence = new List<Evidence>(10);
        Add(pair.Title.Likeness != TitleLikeness.Unknown, EvidenceDisplayText.Title(pair), Title(pair));
        Add(Recurrence(pair) != 0, EvidenceDisplayText.Recurrence, Recurrence(pair));
        Add(Differences(pair) != 0, EvidenceDisplayText.Differences(pair.Title.Differences, a, b), Differences(pair));
        Add(pair.Authors != Agreement.Unknown, EvidenceDisplayText.Authors(pair.Authors), Authors(pair));
        Add(pair.Journal != JournalLikeness.Unknown, EvidenceDisplayText.Journal(pair.Journal), Journal(pair));
        Add(pair.Years is not null, EvidenceDisplayText.Years(pair.Years), Year(pair));
        Add(pair.Volume != Agreement.Unknown, EvidenceDisplayText.Volume(pair.Volume), Volume(pair));
        Add(pair.Issue != Agreement.Unknown, EvidenceDisplayText.Issue(pair.Issue), Issue(pair));
        Add(pair.Pages != Agreement.Unknown, EvidenceDisplayText.Pages(pair), Pages(pair));
        Add(pair.Doi != Agreement.Unknown, EvidenceDisplayText.Doi(pair), Doi(pair));
        Add(pair.PubMedId != Agreement.Unknown, EvidenceDisplayText.PubMedId(pair.PubMedId), PubMedId(pair));
        Add(pair.SharesTrialNumber, EvidenceDisplayText.TrialNumber, TrialNumber(pair));
        Add(pair.Abstract is not null, EvidenceDisplayText.Abstract(pair.Abstract), Abstract(pair));
        Add(pair.IsReprint, EvidenceDisplayText.Reprint, Reprint(pair));
        return evidence;

        void Add(bool isKnown, string finding, double points)
        {
            if (isKnown)
                evidence.Add(new Evidence(finding, Math.Round(points, 2)));
        }
    }

    private static double Title(in PairComparison pair)
    {
        var points = pair.Title.Likeness switch
        {
            TitleLikeness.Unknown => 0,
            TitleLikeness.Identical => 6,
            TitleLikeness.Near => 5,
            TitleLikeness.Close => 3.5,
            TitleLikeness.Similar => 1.5,
            TitleLikeness.Unlike => AgreesButForTitle(pair) ? 0 : -2,
            _ => AgreesButForTitle(pair) ? -2 : -7,
        };
        return points <= 0 ? points
            : points * (pair.HasRecurringTitle ? 0.3 : pair.Title.Letters < VeryShortTitle ? 0.3 : pair.Title.Letters < ShortTitle ? 0.6
                : 1);
    }

    /// <summary>"Editorial" of another issue is another editorial.</summary>
    private static double Recurrence(in PairComparison pair) => pair.HasRecurringTitle && MergeVetoes.HasMismatch(pair) ? -3 : 0;

    /// <summary>What the different pages and DOIs took.</summary>
    private static double Reprint(in PairComparison pair) => pair.IsReprint ? 5 : 0;

    /// <summary>All but the title is the same, down to the last page: a translated title, or one that was changed.</summary>
    public static bool AgreesButForTitle(in PairComparison pair) =>
        (pair.Issue == Agreement.Same || (pair.Issue == Agreement.Unknown && pair.Title.Likeness == TitleLikeness.Unlike))
        && pair is
        {
            SharesRange: true, Authors: Agreement.Same, Journal: JournalLikeness.Same, Volume: Agreement.Same, Years: 0,
            Doi: not Agreement.Different, PubMedId: not Agreement.Different
        };

    /// <summary>
    /// Words that make another publication of a title that is alike; where titles are unlike anyway, that is said already.
    /// </summary>
    private static double Differences(in PairComparison pair)
    {
        if (pair.Title.Likeness is TitleLikeness.Unknown or TitleLikeness.Identical or TitleLikeness.Unlike or TitleLikeness.Different)
            return 0;
        var differences = pair.Title.Differences;
        if (differences.HasFlag(TitleDifferences.Qualifier))
            return -5;
        if (pair.NumeralsDiffer)
            return -4;
        return !differences.HasFlag(TitleDifferences.Exchanged) ? 0 : pair.SharesRange ? -1 : -3;
    }

    private static double Authors(in PairComparison pair) => pair.Authors switch
    {
        Agreement.Same => 3,
        Agreement.Mostly => 2,
        Agreement.Different => pair.OutweighsAuthors ? -2 : -4,
        _ => 0,
    };

    private static double Journal(in PairComparison pair) => pair.Journal switch
    {
        JournalLikeness.Same => 2,
        JournalLikeness.Similar => 0.5,
        JournalLikeness.Different => -1.5,
        _ => 0,
    };

    private static double Year(in PairComparison pair) => pair.Years switch
    {
        null or 1 => 0,
        0 => 1.5,
        2 => -1.5,
        _ => -3.5,
    };

    private static double Volume(in PairComparison pair) => pair.Volume switch
    {
        Agreement.Same => 1.5,
        Agreement.Different => -2.5,
        _ => 0,
    };

    private static double Issue(in PairComparison pair) => pair.Issue switch
    {
        Agreement.Same => 0.7,
        Agreement.Different => -0.6,
        _ => 0,
    };

    private static double Pages(in PairComparison pair) => pair.Pages switch
    {
        Agreement.Same => 3,
        Agreement.Mostly => 2.2,
        Agreement.Partly => 1.5,
        Agreement.Different => pair.StartsAtOne ? -2 : -3.5,
        _ => 0,
    };

    /// <summary>A DOI that a supplement gives all its abstracts says no more than the journal does.</summary>
    private static double Doi(in PairComparison pair) => pair.Doi switch
    {
        Agreement.Same => pair.SharesDoi ? 1 : 6,
        Agreement.Different => -4,
        _ => 0,
    };

    private static double PubMedId(in PairComparison pair) => pair.PubMedId switch
    {
        Agreement.Same => 6,
        Agreement.Different => -4,
        _ => 0,
    };

    /// <summary>Entries of one trial: updates of one entry, or the trial as several registers have it.</summary>
    private static double TrialNumber(in PairComparison pair) => pair.SharesTrialNumber ? 1.5 : 0;

    private static double Abstract(in PairComparison pair) => pair.Abstract switch
    {
        null => 0,
        >= 0.9 => 3,
        >= 0.7 => 1,
        _ => -1.5,
    };
}
