using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Deduplication;

/// <summary>How far people have come with a record. Making it the duplicate of another would take their work out of the count.</summary>
public enum WorkDone
{
    /// <summary>Nobody is to look at it yet.</summary>
    None,

    /// <summary>It is assigned to somebody.</summary>
    Assigned,

    /// <summary>Somebody has voted on it, ruled on it, or looked for its full text.</summary>
    Judged,

    /// <summary>Its full text is at hand, or was judged.</summary>
    ReadInFull,
}

/// <summary>What deduplication needs to know of a record: small, so that all records of a review fit into memory.</summary>
public sealed record RecordFingerprint
{
    /// <summary>The record.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in the review.</summary>
    public required int Number { get; init; }

    /// <summary>Normalised DOI (<see cref="Records.Doi"/>), or null.</summary>
    public string? Doi { get; init; }

    /// <summary>Compact title (<see cref="CompactText"/>); empty where there is none.</summary>
    public string TitleKey { get; init; } = "";

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Volume, compact; empty where there is none.</summary>
    public string VolumeKey { get; init; } = "";

    /// <summary>Issue, compact; empty where there is none.</summary>
    public string IssueKey { get; init; } = "";

    /// <summary>First page or article number, compact; empty where there is none.</summary>
    public string FirstPageKey { get; init; } = "";

    /// <summary>Last page, compact and written out; empty where there is none.</summary>
    public string LastPageKey { get; init; } = "";

    /// <summary>Lengths of the words that make up <see cref="TitleKey"/>.</summary>
    internal ushort[] TitleWordLengths { get; init; } = [];

    /// <summary>The language of the title, as far as its little words tell it.</summary>
    internal TitleLanguage TitleLanguage { get; init; }

    /// <summary>The title stands in brackets, as MEDLINE and others mark one that they have translated.</summary>
    internal bool HasTranslatedTitle { get; init; }

    /// <summary>Authors in order: hash of the family name, of the other name where the order is not known, and the initial.</summary>
    internal AuthorHash[] Authors { get; init; } = [];

    /// <summary>First author's family name as <see cref="AuthorKey"/> reads it; empty where there is none.</summary>
    internal string FirstFamily { get; init; } = "";

    /// <summary>Journal, book or proceedings (<see cref="JournalName.Key"/>); empty where there is none.</summary>
    internal string JournalKey { get; init; } = "";

    /// <summary>
    /// The journal's abbreviation, or the meeting whose abstracts it has, in the same form; empty where there is none or it is the same.
    /// </summary>
    internal string JournalAbbreviationKey { get; init; } = "";

    /// <summary>ISSNs as numbers.</summary>
    internal uint[] Issns { get; init; } = [];

    /// <summary>PubMed id; 0 where there is none.</summary>
    internal uint PubMedId { get; init; }

    /// <summary>Hashes of the numbers under which the export says that a trial is registered, at most four.</summary>
    internal ulong[] TrialNumbers { get; init; } = [];

    /// <summary>Kind of publication, as far as the export tells it.</summary>
    internal PublicationKind Kind { get; init; }

    /// <summary>Words of the abstract's beginning (<see cref="AbstractSketch"/>).</summary>
    internal ushort[] AbstractWords { get; init; } = [];

    /// <summary>Hash of the abstract's first letters; 0 where there are too few.</summary>
    internal ulong AbstractStart { get; init; }

    /// <summary>Hash of all that the export says, which orders records whatever order they come in.</summary>
    internal ulong ContentKey { get; init; }

    /// <summary>
    /// The export says that it is a letter, a comment or a reply, of which several may stand on one page under one title.
    /// </summary>
    internal bool IsLetter { get; init; }

    /// <summary>
    /// The file that it came in, as any number that files do not share: what all entries of a file have in common says nothing of each.
    /// </summary>
    public Guid File { get; init; }

    /// <summary>How many fields are filled.</summary>
    public int FilledFields { get; init; }

    /// <summary>Length of the abstract in characters.</summary>
    public int AbstractLength { get; init; }

    /// <summary>
    /// What people have done so far with a record that was no duplicate. Of the records of a cluster, one with more work done stays kept.
    /// </summary>
    public WorkDone Work { get; init; }

    /// <summary>The kept record to which an earlier run linked this one, if that link still stands.</summary>
    public Guid? StandingDuplicateOf { get; init; }

    /// <summary>The fingerprint of a record.</summary>
    public static RecordFingerprint Of(Guid id, int number, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var titleWords = TitleText.Words(record.Title);
        var authors = AuthorKey.Of(record.Authors);
        var (firstPage, lastPage) = PlaceKeys.Pages(record.Pages);
        var journal = JournalName.Key(record.Journal);
        var abbreviation = JournalName.MeetingKey(record.Journal) is { Length: > 0 } meeting ? meeting
            : JournalName.Key(record.JournalAbbreviation);
        return new RecordFingerprint
        {
            Id = id,
            Number = number,
            Doi = record.Doi,
            TitleKey = string.Concat(titleWords),
            TitleWordLengths = [.. titleWords.Select(word => (ushort)word.Length)],
            TitleLanguage = TitleLanguages.Of(titleWords),
            HasTranslatedTitle = record.Title is { } full && full.AsSpan().TrimStart().StartsWith('[')
                && full.LastIndexOf(']') > full.Length / 2,
            Year = record.Year,
            FirstFamily = authors.Count == 0 ? "" : authors[0].Family,
            Authors = [.. authors.Select(AuthorHash.Of)],
            JournalKey = journal.Length > 0 ? journal : abbreviation,
            JournalAbbreviationKey = abbreviation == journal || journal.Length == 0 ? "" : abbreviation,
            Issns = [.. record.Issns.Select(issn => StableHash.Short(issn))],
            VolumeKey = PlaceKeys.Number(record.Volume),
            IssueKey = PlaceKeys.Number(record.Issue),
            FirstPageKey = firstPage,
            LastPageKey = lastPage,
            PubMedId = uint.TryParse(record.PubMedId, NumberStyles.None, CultureInfo.InvariantCulture, out var pubMedId) ? pubMedId : 0,
            TrialNumbers = TrialNumbersOf(record),
            Kind = record.Kind,
            IsLetter = TitleText.NamesLetter(titleWords) || TitleText.NamesLetter(CompactText.Words(record.PublicationType)),
            AbstractWords = AbstractSketch.Words(record.Abstract),
            AbstractStart = AbstractSketch.Start(record.Abstract),
            FilledFields = CountFilled(record),
            AbstractLength = record.Abstract?.Length ?? 0,
            ContentKey = Content(record),
        };
    }

    /// <summary>
    /// Of the accession number and the links, which the entries of registries have: an article that names its trial in the abstract is not
    /// the entry.
    /// </summary>
    private static ulong[] TrialNumbersOf(BibliographicRecord record)
    {
        if (record.AccessionNumber is null && record.Urls.Count == 0)
            return [];
        return [.. record.Urls.Prepend(record.AccessionNumber).SelectMany(TrialNumber.In).Distinct(StringComparer.Ordinal)
            .Take(BlockingRules.MostKeys).Select(number => StableHash.Of(number))];
    }

    private static ulong Content(BibliographicRecord record)
    {
        var hash = StableHash.Seed;
        string?[] texts =
        [
            record.SourceRecordId, record.Title, record.Abstract, record.Journal, record.JournalAbbreviation, record.Volume, record.Issue,
            record.Pages, record.Doi,
            record.PubMedId, record.PmcId, record.Language, record.AccessionNumber, record.PublicationType, record.DatabaseName,
        ];
        foreach (var text in texts)
            hash = StableHash.Of(text, StableHash.Combine(hash, 1));
        foreach (var author in record.Authors)
            hash = StableHash.Of(author.Given, StableHash.Of(author.Family, hash));
        return StableHash.Combine(hash, (ulong)(record.Year ?? 0));
    }

    private static int CountFilled(BibliographicRecord record)
    {
        string?[] texts =
        [
            record.Title, record.Abstract, record.Journal, record.JournalAbbreviation, record.Volume, record.Issue, record.Pages,
            record.Doi,
            record.PubMedId, record.PmcId, record.Language, record.AccessionNumber, record.PublicationType,
        ];
        int[] lists = [record.Authors.Count, record.Editors.Count, record.Issns.Count, record.Isbns.Count, record.Keywords.Count,
            record.Urls.Count];
        return texts.Count(text => !string.IsNullOrWhiteSpace(text)) + lists.Count(count => count > 0) + (record.Year is null ? 0 : 1);
    }
}
