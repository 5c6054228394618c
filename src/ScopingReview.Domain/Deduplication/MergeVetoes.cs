namespace ScopingReview.Domain.Deduplication;

/// <summary>Why two records are not joined automatically whatever their score.</summary>
[Flags]
internal enum MergeVeto
{
    None = 0,
    VolumeIssuePages = 1 << 0,
    VolumePages = 1 << 1,
    Years = 1 << 2,
    ShortTitle = 1 << 3,
    RecurringTitle = 1 << 4,
    JournalAgainstConference = 1 << 5,
    Versions = 1 << 6,
    OtherPublication = 1 << 7,
    Titles = 1 << 9,
    DoiAndPlace = 1 << 10,
    PubMedIds = 1 << 11,
    Authors = 1 << 12,
    Journals = 1 << 13,
    SharedDoi = 1 << 14,
    AbstractAgainstArticle = 1 << 15,

    /// <summary>The two do not contradict each other; there is only too little to go by.</summary>
    LittleEvidence = 1 << 20,
    NoTitle = 1 << 21,
    JournalNames = 1 << 22,
    IssuePages = 1 << 23,
    NumberWithoutPages = 1 << 24,
    YearAndTitle = 1 << 25,
    AuthorsAndPlace = 1 << 26,
    OnlyTitles = 1 << 27,
}

/// <summary>The vetoes. Most are waived by the same DOI, as long as that stands for one publication.</summary>
internal static class MergeVetoes
{
    /// <summary>
    /// Reservations that say no more than that there is too little to go by; all others say that the two are different things.
    /// </summary>
    private const MergeVeto Lacking =
        MergeVeto.LittleEvidence | MergeVeto.NoTitle | MergeVeto.JournalNames | MergeVeto.IssuePages | MergeVeto.NumberWithoutPages
        | MergeVeto.YearAndTitle | MergeVeto.AuthorsAndPlace | MergeVeto.OnlyTitles;

    private const int FewestAgreements = 2;
    private const int FewestWithoutAuthors = 3;

    /// <summary>True when the two contradict each other, so that not even a third record may bring them together.</summary>
    public static bool Contradict(MergeVeto reservations) => (reservations & ~Lacking) != MergeVeto.None;

    public static MergeVeto Of(in PairComparison pair)
    {
        var title = pair.Title;
        var reservations = MergeVeto.None;
        bool volumeDiffers = pair.Volume == Agreement.Different, issueDiffers = pair.Issue == Agreement.Different, pagesDiffer =
            pair.Pages == Agreement.Different;
        var samePlace = pair.IsSamePlace;
        var sameId = (pair.Doi == Agreement.Same && !pair.SharesDoi) || pair.PubMedId == Agreement.Same;

        Add(MergeVeto.NoTitle, title.Likeness == TitleLikeness.Unknown);
        Add(MergeVeto.LittleEvidence, Agreements(pair) < (pair.Authors == Agreement.Unknown ? FewestWithoutAuthors : FewestAgreements));
        Add(MergeVeto.YearAndTitle, pair.Years > 0 && title.Likeness != TitleLikeness.Identical && !IsCorroborated(pair));
        Add(MergeVeto.AuthorsAndPlace, pair.HasLooseAuthors && !HasPlaceOrNumber(pair));
        Add(MergeVeto.Versions, pair.AreVersions);
        Add(MergeVeto.OtherPublication, IsOtherPublication(pair));
        var titlesDiffer = title.Likeness is TitleLikeness.Different or TitleLikeness.Unlike
            && !(sameId && samePlace && pair.Authors is Agreement.Same);
        Add(MergeVeto.Titles, titlesDiffer && !DuplicateScore.AgreesButForTitle(pair));
        Add(MergeVeto.OnlyTitles, titlesDiffer && DuplicateScore.AgreesButForTitle(pair) && !pair.HasTranslatedTitle);
        Add(MergeVeto.Authors, pair.Authors == Agreement.Different && !(sameId && title.Likeness <= TitleLikeness.Close)
            && !pair.OutweighsAuthors);
        if (sameId || pair.IsReprint)
            return reservations;

        Add(MergeVeto.VolumeIssuePages, volumeDiffers && issueDiffers && pagesDiffer);
        Add(MergeVeto.VolumePages, volumeDiffers && pagesDiffer && !issueDiffers);
        Add(MergeVeto.AbstractAgainstArticle, pair.IsAbstractAgainstArticle);
        Add(MergeVeto.IssuePages, pagesDiffer && !pair.StartsAtOne && pair.Issue != Agreement.Same && !IsMisprintedPlace(pair));
        Add(MergeVeto.NumberWithoutPages, (volumeDiffers || issueDiffers) && pair.Pages == Agreement.Unknown && !(pair.Abstract >= 0.9));
        Add(MergeVeto.Years, pair.Years > 2 && !samePlace);
        Add(MergeVeto.ShortTitle, title.Letters < DuplicateScore.VeryShortTitle && pagesDiffer);
        Add(MergeVeto.RecurringTitle, pair.HasRecurringTitle && HasMismatch(pair));
        Add(MergeVeto.JournalAgainstConference, pair.IsJournalAgainstConference && !samePlace && pair.Journal != JournalLikeness.Same);
        var sameIssue = pair is { Volume: Agreement.Same, Issue: Agreement.Same, Years: 0 } && !pagesDiffer;
        var otherJournal = pair.Journal == JournalLikeness.Different && !samePlace
            && pair.Pages is not (Agreement.Same or Agreement.Mostly);
        Add(MergeVeto.Journals, otherJournal && !sameIssue);
        Add(MergeVeto.JournalNames, otherJournal && sameIssue && !(pair.Abstract >= 0.9));
        Add(MergeVeto.DoiAndPlace, pair.Doi == Agreement.Different && (volumeDiffers || pagesDiffer || pair.Years > 0));
        Add(MergeVeto.PubMedIds, pair.PubMedId == Agreement.Different);
        Add(MergeVeto.SharedDoi, pair.Doi == Agreement.Same && pair.SharesDoi && (pagesDiffer || title.Likeness > TitleLikeness.Close));
        return reservations;

        void Add(MergeVeto reservation, bool holds)
        {
            if (holds)
                reservations |= reservation;
        }
    }

    public static IReadOnlyList<string> InWords(MergeVeto reservations)
    {
        var words = new List<string>();
        foreach (var reservation in Enum.GetValues<MergeVeto>())
        {
            if (reservation != MergeVeto.None && reservations.HasFlag(reservation))
                words.Add(InWordsOne(reservation));
        }

        return words;
    }

    private static string InWordsOne(MergeVeto reservation) => reservation switch
    {
        MergeVeto.VolumeIssuePages => "volume, issue and pages all differ",
        MergeVeto.VolumePages => "volume and pages differ",
        MergeVeto.Years => "more than two years apart",
        MergeVeto.ShortTitle => "a short title on different pages",
        MergeVeto.RecurringTitle => "a title that recurs, with something that differs",
        MergeVeto.JournalAgainstConference => "one in a journal, one at a conference",
        MergeVeto.Versions => "two versions of one publication",
        MergeVeto.OtherPublication => "the titles name different publications",
        MergeVeto.Titles => "the titles differ",
        MergeVeto.DoiAndPlace => "different DOIs, and different volume, pages or year",
        MergeVeto.PubMedIds => "different PubMed ids",
        MergeVeto.Authors => "the authors differ",
        MergeVeto.Journals => "different journals",
        MergeVeto.SharedDoi => "the DOI stands for several publications",
        MergeVeto.AbstractAgainstArticle => "pages of a supplement against others",
        MergeVeto.IssuePages => "pages differ, and no matching issue",
        MergeVeto.NumberWithoutPages => "volume or issue differs, and there are no pages to compare",
        MergeVeto.YearAndTitle => "year and title differ, and no matching volume, pages or DOI",
        MergeVeto.JournalNames => "the journals' names differ",
        MergeVeto.AuthorsAndPlace
            => "the authors' names are written in another order, and no identifier, volume or page number is the same in both",
        MergeVeto.OnlyTitles => "the titles differ, though all else is the same",
        MergeVeto.NoTitle => "a title is missing",
        _ => "little beside the title agrees",
    };

    private static bool IsOtherPublication(in PairComparison pair)
    {
        var title = pair.Title;
        return title.Likeness is not (TitleLikeness.Unknown or TitleLikeness.Identical)
            && (title.Differences.HasFlag(TitleDifferences.Qualifier)
                || pair.NumeralsDiffer
                || (title.Differences.HasFlag(TitleDifferences.Exchanged) && !IsRetitled(pair)));
    }

    /// <summary>The authors' and the place, or the DOI, say that a title was changed a little.</summary>
    private static bool IsRetitled(in PairComparison pair) =>
        (pair.SharesRange && pair.Years == 0 && pair.Authors == Agreement.Same)
        || (pair.Doi == Agreement.Same && !pair.SharesDoi && pair.Years <= 1 && pair.Authors is Agreement.Same or Agreement.Mostly);

    /// <summary>
    /// Everything but issue and pages is the same, down to the last of many authors; an abstract and its article rarely have the same list.
    /// </summary>
    private static bool IsMisprintedPlace(in PairComparison pair) =>
        pair is
        {
            HasAllAuthors: true, Journal: JournalLikeness.Same, Volume: Agreement.Same, Years: 0,
            Title: { Likeness: TitleLikeness.Identical, Letters: >= DuplicateScore.ShortTitle }
        };

    /// <summary>
    /// A DOI, a number, a place or the abstract is the same, which another publication of the same people would not have.
    /// </summary>
    private static bool IsCorroborated(in PairComparison pair) =>
        pair.Doi == Agreement.Same || pair.PubMedId == Agreement.Same || pair.Volume == Agreement.Same
        || pair.Pages is Agreement.Same or Agreement.Mostly || pair.Abstract >= 0.9;

    /// <summary>Where it appeared, or a number of it, is the same: what says so beside title, people and year.</summary>
    private static bool HasPlaceOrNumber(in PairComparison pair) =>
        pair.Doi == Agreement.Same || pair.PubMedId == Agreement.Same || pair.Journal is JournalLikeness.Same or JournalLikeness.Similar
        || pair.Volume == Agreement.Same
        || pair.Pages is Agreement.Same or Agreement.Mostly;

    /// <summary>Something beside the abstract differs, which a recurring title does not bear.</summary>
    public static bool HasMismatch(in PairComparison pair) =>
        pair.Years > 0 || pair.Volume == Agreement.Different || pair.Issue == Agreement.Different || pair.Pages == Agreement.Different
        || pair.Authors is Agreement.Different or Agreement.Partly || pair.Journal == JournalLikeness.Different
        || pair.Title.Likeness != TitleLikeness.Identical;

    /// <summary>Fields beside the title that agree.</summary>
    private static int Agreements(in PairComparison pair) =>
        (pair.Doi == Agreement.Same ? 1 : 0) + (pair.PubMedId == Agreement.Same ? 1 : 0)
        + (pair.Authors is Agreement.Same or Agreement.Mostly ? 1 : 0)
        + (pair.Journal == JournalLikeness.Same ? 1 : 0) + (pair.Years == 0 ? 1 : 0) + (pair.Volume == Agreement.Same ? 1 : 0)
        + (pair.Pages is Agreement.Same or Agreement.Mostly ? 1 : 0) + (pair.Abstract >= 0.9 ? 1 : 0);
}
