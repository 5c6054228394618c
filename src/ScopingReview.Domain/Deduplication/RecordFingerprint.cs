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

    /// <summary>Compact family name of the first author; empty where there is none. A name whose order is not known counts as a whole.</summary>
    public string FirstAuthorKey { get; init; } = "";

    /// <summary>Volume, compact; empty where there is none.</summary>
    public string VolumeKey { get; init; } = "";

    /// <summary>Issue, compact; empty where there is none.</summary>
    public string IssueKey { get; init; } = "";

    /// <summary>First page or article number, compact; empty where there is none.</summary>
    public string FirstPageKey { get; init; } = "";

    /// <summary>How many fields are filled.</summary>
    public int FilledFields { get; init; }

    /// <summary>Length of the abstract in characters.</summary>
    public int AbstractLength { get; init; }

    /// <summary>What people have done so far with a record that was no duplicate. Of the records of a cluster, one with more work done stays kept.</summary>
    public WorkDone Work { get; init; }

    /// <summary>The kept record to which an earlier run linked this one, if that link still stands.</summary>
    public Guid? StandingDuplicateOf { get; init; }

    /// <summary>The fingerprint of a record.</summary>
    public static RecordFingerprint Of(Guid id, int number, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new RecordFingerprint
        {
            Id = id,
            Number = number,
            Doi = record.Doi,
            TitleKey = CompactText.Of(record.Title),
            Year = record.Year,
            FirstAuthorKey = record.Authors.Count == 0 ? "" : CompactText.Of(record.Authors[0].Family),
            VolumeKey = NumberKey(record.Volume),
            IssueKey = NumberKey(record.Issue),
            FirstPageKey = CompactText.Of(PageRange.Parse(record.Pages)?.First),
            FilledFields = CountFilled(record),
            AbstractLength = record.Abstract?.Length ?? 0,
        };
    }

    /// <summary>The first number in a volume or issue ("10411 LNCS" and "10411" are the same), else its compact text.</summary>
    private static string NumberKey(string? text)
    {
        var compact = CompactText.Of(text);
        var start = compact.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return compact;
        var length = compact.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        return (length < 0 ? compact[start..] : compact.Substring(start, length)).TrimStart('0');
    }

    private static int CountFilled(BibliographicRecord record)
    {
        string?[] texts =
        [
            record.Title, record.Abstract, record.Journal, record.JournalAbbreviation, record.Volume, record.Issue, record.Pages, record.Doi,
            record.PubMedId, record.PmcId, record.Language, record.AccessionNumber, record.PublicationType,
        ];
        int[] lists = [record.Authors.Count, record.Editors.Count, record.Issns.Count, record.Isbns.Count, record.Keywords.Count, record.Urls.Count];
        return texts.Count(text => !string.IsNullOrWhiteSpace(text)) + lists.Count(count => count > 0) + (record.Year is null ? 0 : 1);
    }
}
