using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Deduplication;

/// <summary>How two values of a field relate.</summary>
internal enum Agreement : byte
{
    /// <summary>One of the records has none.</summary>
    Unknown,
    Same,
    Mostly,
    Partly,
    Different,
}

/// <summary>What a DOI, a title … of one of the two records stands for among all records.</summary>
/// <param name="SharesDoi">Its DOI stands for publications with several titles (a supplement, a book, an issue).</param>
/// <param name="HasRecurringTitle">Its title recurs in several volumes, or names no more than the journal.</param>
/// <param name="SharesPlace">Its volume and pages are those of several titles, as when all abstracts of a supplement are given its
/// pages.</param>
/// <param name="CountsIssues">Its file gives every entry an issue of its own: those are the numbers of rows.</param>
internal readonly record struct RecordContext(bool SharesDoi, bool HasRecurringTitle, bool SharesPlace, bool CountsIssues);

/// <summary>The facts about two records, field by field; what they weigh is for <see cref="DuplicateScore"/>.</summary>
internal readonly record struct PairComparison
{
    public required TitleComparison Title { get; init; }

    public Agreement Authors { get; init; }

    /// <summary>Four and more authors, and all of both lists agree.</summary>
    public bool HasAllAuthors { get; init; }

    public JournalLikeness Journal { get; init; }

    /// <summary>Difference of the years; null where one is not known.</summary>
    public int? Years { get; init; }

    public Agreement Volume { get; init; }

    public Agreement Issue { get; init; }

    /// <summary>Same: first and last; Mostly: the first; Partly: they may be two ways of counting.</summary>
    public Agreement Pages { get; init; }

    /// <summary>The same range of two to forty pages, which short pieces on one page and abstracts of one supplement do not have.</summary>
    public bool SharesRange { get; init; }

    /// <summary>The same range of three to forty pages, on which even letters of one title do not stand together.</summary>
    public bool SharesLongRange { get; init; }

    /// <summary>One title is marked as a translation, or the two are in different languages.</summary>
    public bool HasTranslatedTitle { get; init; }

    /// <summary>Neither says where it appeared, nor has it a DOI or PubMed id: entries of registries, reports.</summary>
    public bool LacksPlace { get; init; }

    /// <summary>Different pages of which one starts at 1, as those of an article published ahead of its issue do.</summary>
    public bool StartsAtOne { get; init; }

    /// <summary>Different pages, but as many of them, and five at least.</summary>
    public bool HasAsManyPages { get; init; }

    /// <summary>One of the two is a letter, a comment or a reply.</summary>
    public bool HasLetter { get; init; }

    public Agreement Doi { get; init; }

    public Agreement PubMedId { get; init; }

    /// <summary>Both are entries of the same registered trial.</summary>
    public bool SharesTrialNumber { get; init; }

    /// <summary>Likeness of the abstracts' beginnings; null where one is missing.</summary>
    public double? Abstract { get; init; }
    /// <summary>Pages differ, and only those of one are of a supplement ("S12", "345A").</summary>
    public bool IsAbstractAgainstArticle { get; init; }

    /// <summary>The given name of the first author is known of one of the two alone, or stands in an order that is not known.</summary>
    public bool HasLooseAuthors { get; init; }

    /// <summary>One stands in a journal, the other in the proceedings of a conference.</summary>
    public bool IsJournalAgainstConference { get; init; }

    /// <summary>Two versions of one Cochrane review or preprint.</summary>
    public bool AreVersions { get; init; }

    public bool SharesDoi { get; init; }

    public bool HasRecurringTitle { get; init; }

    /// <summary>The same volume and first page.</summary>
    public bool IsSamePlace => Volume == Agreement.Same && Pages is Agreement.Same or Agreement.Mostly;

    /// <summary>
    /// All that both have is equal, with a title that is more than a word or two: however little that is, nobody could tell them apart.
    /// </summary>
    public bool AgreesInAll =>
        Title is { Likeness: TitleLikeness.Identical, Letters: >= DuplicateScore.VeryShortTitle } && !AreVersions
        && Authors is Agreement.Unknown or Agreement.Same && Journal is JournalLikeness.Unknown or JournalLikeness.Same
        && Years is null or 0 && Volume is Agreement.Unknown or Agreement.Same && Issue is Agreement.Unknown or Agreement.Same
        && Pages is Agreement.Unknown or Agreement.Same && Doi is Agreement.Unknown or Agreement.Same
        && PubMedId is Agreement.Unknown or Agreement.Same && Abstract is null or >= 0.9;

    /// <summary>
    /// Numbers in the titles tell them apart, unless the DOI or volume, pages and authors say that they are two ways of writing one: part I
    /// and part II stand on other pages. One that only one title has does not where the place is the same.
    /// </summary>
    public bool NumeralsDiffer =>
        (Title.Differences.HasFlag(TitleDifferences.Numerals) && !(HasSameDoi && Pages != Agreement.Different) && !IsSameRangeByAuthors)
        || (Title.Differences.HasFlag(TitleDifferences.NumeralAdded) && !IsSamePlace && !HasSameDoi);

    /// <summary>The same DOI, which stands for one publication.</summary>
    public bool HasSameDoi => Doi == Agreement.Same && !SharesDoi;

    /// <summary>
    /// Title, journal, year, volume and a range of pages are the same: the authors are written in ways that cannot be compared. Of letters
    /// several may stand on these pages.
    /// </summary>
    public bool OutweighsAuthors => SharesLongRange && !HasLetter && !HasRecurringTitle
        && this is
        {
            Title: { Likeness: TitleLikeness.Identical, Letters: >= DuplicateScore.VeryShortTitle },
            Journal: JournalLikeness.Same, Years: 0, Volume: Agreement.Same
        };

    /// <summary>The same text printed again: title, authors, journal and abstract are the same, and it fills as many pages.</summary>
    public bool IsReprint => HasAsManyPages && !AreVersions && !HasRecurringTitle
        && this is
        {
            Title: { Likeness: TitleLikeness.Identical, Letters: >= DuplicateScore.ShortTitle }, Authors: Agreement.Same,
            Journal: JournalLikeness.Same, Years: 0 or 1, Abstract: >= 0.95, PubMedId: not Agreement.Different
        };

    /// <summary>
    /// An erratum, a reply or a comment beside what it speaks of. They are two publications, yet people should see them, as exports mix
    /// them up.
    /// </summary>
    public bool IsNoticeOf => Title.Differences.HasFlag(TitleDifferences.Qualifier) && !HasRecurringTitle
        && this is
        {
            Title.Likeness: TitleLikeness.Near or TitleLikeness.Close, Authors: Agreement.Same or Agreement.Mostly,
            Journal: JournalLikeness.Same, Years: 0 or 1
        };

    /// <summary>
    /// Long titles that are alike, of one year, in entries that have nothing else by which they could be told apart: a trial as registers
    /// and reports name it. Where not even authors are known, the titles must be nearly the same.
    /// </summary>
    public bool IsAlikeWithoutPlace => LacksPlace && !HasRecurringTitle
        && this is { Title.Letters: >= DuplicateScore.LongTitle, Years: 0, Abstract: null or >= 0.7 }
        && ((Authors is Agreement.Same or Agreement.Mostly && Title.Likeness is not (TitleLikeness.Unknown or TitleLikeness.Different))
            || (Authors == Agreement.Unknown && Title.Likeness is TitleLikeness.Near or TitleLikeness.Close));

    /// <summary>People are asked about the pair however little it scores.</summary>
    public bool IsAlwaysOffered => AgreesInAll || SharesTrialNumber;

    /// <summary>People are asked about the pair though it scores a little less than others (<see cref="DuplicateScore.Leeway"/>).</summary>
    public bool IsOfferedSooner => IsNoticeOf || IsAlikeWithoutPlace;

    private bool IsSameRangeByAuthors => Volume == Agreement.Same && SharesRange && Authors is Agreement.Same or Agreement.Mostly;

    public static PairComparison Of(RecordFingerprint a, RecordFingerprint b, RecordContext contextA, RecordContext contextB)
    {
        var volume = Same(a.VolumeKey, b.VolumeKey);
        var issue = Same(a.IssueKey, b.IssueKey);
        // "Suppl" and "May" are no other issue than 2 or 5.
        if (issue == Agreement.Different && HasNumber(a.IssueKey) != HasNumber(b.IssueKey))
            issue = Agreement.Unknown;
        // Some exports have the issue, or the year, where the volume should be.
        if (volume == Agreement.Different && IsMisplaced(a, b))
            volume = Agreement.Unknown;
        if (contextA.CountsIssues || contextB.CountsIssues)
            issue = Agreement.Unknown;
        var pages = PageComparison.Of(a, b);
        if (AreShifted(a, b) || AreShifted(b, a))
            (volume, issue, pages) = (Agreement.Same, Agreement.Unknown, default);
        var (authors, areAll) = AuthorComparison.Of(a, b);
        var title = TitleComparison.Of(a, b);
        // An index's remark at the end of the title: the place and the authors say that it speaks of the same publication.
        if (title.Differences.HasFlag(TitleDifferences.Annotation) && authors is Agreement.Same or Agreement.Mostly
            && volume == Agreement.Same && pages.Pages is Agreement.Same or Agreement.Mostly)
            title = title with { Likeness = TitleLikeness.Identical, Differences = TitleDifferences.Annotation };
        return new PairComparison
        {
            Title = title,
            Authors = authors,
            HasAllAuthors = areAll,
            HasLooseAuthors = a.Authors is [var first, ..] && b.Authors is [var other, ..]
                && (first.Initial == '\0') != (other.Initial == '\0'),
            Journal = Journals(a, b),
            Years = a.Year is { } left && b.Year is { } right ? Math.Abs(left - right) : null,
            Volume = volume,
            Issue = issue,
            Pages = pages.Pages,
            StartsAtOne = pages.StartsAtOne,
            SharesRange = pages.SharesRange && !(contextA.SharesPlace || contextB.SharesPlace),
            SharesLongRange = pages.SharesLongRange && !(contextA.SharesPlace || contextB.SharesPlace),
            HasTranslatedTitle = a.HasTranslatedTitle || b.HasTranslatedTitle
                || (a.TitleLanguage != TitleLanguage.Unknown && b.TitleLanguage != TitleLanguage.Unknown
                    && a.TitleLanguage != b.TitleLanguage),
            LacksPlace = !(HasPlace(a) || HasPlace(b)),
            IsAbstractAgainstArticle = pages.IsAbstractAgainstArticle,
            HasAsManyPages = pages.AreAsMany,
            HasLetter = a.IsLetter || b.IsLetter,
            Doi = Dois(a.Doi, b.Doi),
            PubMedId = a.PubMedId == 0 || b.PubMedId == 0 ? Agreement.Unknown : a.PubMedId == b.PubMedId ? Agreement.Same
                : Agreement.Different,
            SharesTrialNumber = a.TrialNumbers.AsSpan().ContainsAny(b.TrialNumbers),
            Abstract = AbstractSketch.Likeness(a.AbstractWords, b.AbstractWords),
            IsJournalAgainstConference = IsConference(a) != IsConference(b) && IsJournal(a) != IsJournal(b),
            AreVersions = AreVersionsByDoi(a.Doi, b.Doi) || AreCochraneVersions(a, b, issue),
            SharesDoi = contextA.SharesDoi || contextB.SharesDoi,
            HasRecurringTitle = contextA.HasRecurringTitle || contextB.HasRecurringTitle,
        };
    }

    private static Agreement Same(string a, string b) => a.Length == 0 || b.Length == 0 ? Agreement.Unknown : a == b ? Agreement.Same
        : Agreement.Different;

    private static bool IsMisplaced(RecordFingerprint a, RecordFingerprint b) =>
        (a.IssueKey.Length == 0 && a.VolumeKey == b.IssueKey) || (b.IssueKey.Length == 0 && b.VolumeKey == a.IssueKey)
        || IsYear(a.VolumeKey, a.Year) || IsYear(b.VolumeKey, b.Year);

    /// <summary>The fields of one stand a place further on: issue 26, page 9 for 26(9).</summary>
    private static bool AreShifted(RecordFingerprint a, RecordFingerprint b) =>
        a.VolumeKey.Length == 0 && a.IssueKey.Length > 0 && a.IssueKey == b.VolumeKey && a.FirstPageKey.Length > 0
        && a.FirstPageKey == b.IssueKey;

    private static bool HasPlace(RecordFingerprint record) =>
        record.JournalKey.Length + record.VolumeKey.Length + record.FirstPageKey.Length > 0 || record.Doi is not null
        || record.PubMedId != 0;

    private static bool HasNumber(string key) => key.AsSpan().ContainsAnyInRange('0', '9');

    private static bool IsYear(string volume, int? year) =>
        volume.Length == 4 && year is { } known && volume[0] is '1' or '2'
        && int.TryParse(volume, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number - (year ?? 0)) <= 1;

    private static JournalLikeness Journals(RecordFingerprint a, RecordFingerprint b)
    {
        if (a.Issns.AsSpan().IndexOfAny(b.Issns) >= 0)
            return JournalLikeness.Same;
        var best = JournalName.Compare(a.JournalKey, b.JournalKey);
        if (best is JournalLikeness.Same or JournalLikeness.Unknown)
            return best;
        if (a.JournalAbbreviationKey.Length > 0)
            best = (JournalLikeness)Math.Min((int)best, (int)JournalName.Compare(a.JournalAbbreviationKey, b.JournalKey));
        if (b.JournalAbbreviationKey.Length > 0)
            best = (JournalLikeness)Math.Min((int)best, (int)JournalName.Compare(a.JournalKey, b.JournalAbbreviationKey));
        return best;
    }

    private static Agreement Dois(string? a, string? b)
    {
        if (a is null || b is null)
            return Agreement.Unknown;
        if (a == b)
            return Agreement.Same;
        // One that was cut says nothing.
        return a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) ? Agreement.Partly
            : Agreement.Different;
    }

    private static bool IsConference(RecordFingerprint record)
        => record.Kind == PublicationKind.Conference || JournalName.IsMeeting(record.JournalKey);

    private static bool IsJournal(RecordFingerprint record) =>
        record.Kind != PublicationKind.Conference && record.JournalKey.Length > 0 && !JournalName.IsMeeting(record.JournalKey);

    private static bool AreVersionsByDoi(string? a, string? b) =>
        a is not null && b is not null && a != b && WithoutVersion(a).SequenceEqual(WithoutVersion(b));

    /// <summary>Cochrane reviews keep the number that stands for their pages through all updates.</summary>
    private static bool AreCochraneVersions(RecordFingerprint a, RecordFingerprint b, Agreement issue) =>
        a.FirstPageKey.StartsWith("cd", StringComparison.Ordinal) && a.FirstPageKey == b.FirstPageKey && (a.Doi is null || a.Doi != b.Doi)
        && (a.Year != b.Year || issue == Agreement.Different);

    /// <summary>A DOI without ".pub3" (Cochrane) or "v2", ".2" of a repository.</summary>
    private static ReadOnlySpan<char> WithoutVersion(string doi)
    {
        var digits = doi.AsSpan().TrimEnd("0123456789");
        if (digits.EndsWith(".pub"))
            return digits[..^4];
        return digits.EndsWith("/v") || digits.EndsWith(".v") ? digits[..^2] : doi;
    }
}
