using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>A record of the review, by what another tool may name it.</summary>
/// <param name="KeptId">The record that is screened: itself, or the one kept in its place.</param>
/// <param name="Number">Its number in the review.</param>
/// <param name="SourceRecordId">Its id in the export that it came with.</param>
/// <param name="Doi">DOI in lower case.</param>
/// <param name="PubMedId">PubMed id.</param>
/// <param name="Title">Title.</param>
/// <param name="Year">Year of publication.</param>
public sealed record KnownRecord(Guid KeptId, int Number, string? SourceRecordId, string? Doi, string? PubMedId, string? Title, int? Year);

/// <summary>What a key of another tool was found to be.</summary>
/// <param name="RecordId">The record that is screened; null when none, or more than one, fits.</param>
/// <param name="Why">By what it was found ("DOI"), or why it was not, as a sentence.</param>
public sealed record RecordMatch(Guid? RecordId, string Why)
{
    /// <summary>The records that fit where several do; a person can choose one.</summary>
    public IReadOnlyList<Guid> Candidates { get; init; } = [];
}

/// <summary>
/// Finds the records of a review that decisions made elsewhere are about. In this order: our own number, DOI, PubMed id, title with year,
/// title alone, the id in the export with its prefix or without. Titles are compared without markup, accents, punctuation and what
/// databases add to them. What fits several records that are not duplicates of each other is narrowed by the next key, and left
/// unmatched when it stays ambiguous: a decision on the wrong record is worse than one that a person has to look at.
/// </summary>
public sealed class RecordMatcher
{
    private const int ShortestTitle = 12;

    private readonly Dictionary<int, Guid> _byNumber = [];
    private readonly Dictionary<string, HashSet<Guid>> _byDoi = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Guid>> _byPubMedId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Guid>> _byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Title, int Year), HashSet<Guid>> _byTitleAndYear = [];
    private readonly Dictionary<string, HashSet<Guid>> _bySourceId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<Guid>> _byBareId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<TitleIndex> _titles;
    private readonly IReadOnlySet<Guid> _removed;

    /// <summary>Indexes the records of a review, duplicates included: they lead to the record kept.</summary>
    /// <param name="records">The records.</param>
    /// <param name="removed">Kept records that were removed before screening: nothing is decided on them, so they match nothing.</param>
    public RecordMatcher(IEnumerable<KnownRecord> records, IReadOnlySet<Guid>? removed = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        _removed = removed ?? new HashSet<Guid>();
        IReadOnlyList<KnownRecord> all = [.. records];
        _titles = new Lazy<TitleIndex>(() => new TitleIndex(all.Where(record => !_removed.Contains(record.KeptId))));
        foreach (var record in all)
        {
            _byNumber[record.Number] = record.KeptId;
            Add(_byDoi, record.Doi, record.KeptId);
            Add(_byPubMedId, record.PubMedId, record.KeptId);
            Add(_bySourceId, record.SourceRecordId?.Trim(), record.KeptId);
            Add(_byBareId, record.SourceRecordId is { } id ? SourceIds.WithoutPrefix(id) : null, record.KeptId);
            if (TitleKey(record.Title) is not { Length: >= ShortestTitle } title)
                continue;
            Add(_byTitle, title, record.KeptId);
            if (record.Year is { } year)
                Add(_byTitleAndYear, (title, year), record.KeptId);
        }
    }

    /// <summary>The records whose titles come nearest to that of a key, the nearest first; none where there is no title.</summary>
    /// <param name="key">A key that matches nothing.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Guid> Nearest(ImportedRecordKey key, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Title is { } title ? _titles.Value.Nearest(title, most) : [];
    }

    /// <summary>The record that a key names.</summary>
    public RecordMatch Find(ImportedRecordKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var match = FindAny(key);
        return match.RecordId is { } id && _removed.Contains(id) ? new RecordMatch(null, "The record was removed before screening.")
            : match;
    }

    private RecordMatch FindAny(ImportedRecordKey key)
    {
        if (key.RecordNumber is { } number)
            return _byNumber.TryGetValue(number, out var named) ? new RecordMatch(named, "number")
                : new RecordMatch(null, $"There is no {RecordNumber.Format(number)}.");
        HashSet<Guid>? candidates = null;
        var title = TitleKey(key.Title);
        foreach (var (found, why) in new[]
        {
            (Of(_byDoi, key.Doi), "DOI"), (Of(_byPubMedId, key.PubMedId), "PubMed id"),
            (key.Year is { } year ? Of(_byTitleAndYear, (title, year)) : null, "title and year"), (Of(_byTitle, title), "title"),
            (Of(_bySourceId, key.SourceRecordId?.Trim())
                ?? Of(_byBareId, key.SourceRecordId is { } id ? SourceIds.WithoutPrefix(id) : null), "id in the export"),
        })
        {
            if (found is null)
                continue;
            var both = candidates is null ? found : [.. candidates.Intersect(found)];
            if (both.Count == 1)
                return new RecordMatch(both.Single(), why);
            if (both.Count > 0)
                candidates = both;
        }

        return new RecordMatch(null,
            candidates is null ? "No record of the review has this id, DOI or title." : $"{candidates.Count} records of the review match.")
        {
            Candidates = [.. (candidates ?? []).Where(candidate => !_removed.Contains(candidate))],
        };
    }

    private static string TitleKey(string? title) => string.Concat(TitleText.Words(title));

    private static HashSet<Guid>? Of<T>(Dictionary<T, HashSet<Guid>> index, T? key)
        where T : notnull => key is not null && index.TryGetValue(key, out var found) ? found : null;

    private static void Add<T>(Dictionary<T, HashSet<Guid>> index, T? key, Guid id)
        where T : notnull
    {
        if (key is null or "")
            return;
        if (!index.TryGetValue(key, out var ids))
            index[key] = ids = [];
        ids.Add(id);
    }
}
