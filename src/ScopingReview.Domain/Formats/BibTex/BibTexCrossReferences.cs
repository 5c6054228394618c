using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Lets chapters and papers take over from the volume that their crossref names what they do not say themselves. BibTeX wants the volume
/// after them, so such an entry, and those behind it, wait for it; but only so many, since the file is read as a stream.
/// </summary>
internal sealed class BibTexCrossReferences
{
    private const int MostWaiting = 500;
    private const int MostVolumes = 5000;

    private static readonly string[] _ownOnly =
        ["title", "subtitle", "titleaddon", "shorttitle", "author", "abstract", "keywords", "doi", "url", "eprint", "pages", "note",
            "crossref", "xref", "pmid", "language", "type"];

    private readonly Dictionary<string, BibTexEntry> _volumes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(BibTexPending? Pending, ImportItem? Ready)> _waiting = [];

    /// <summary>Takes an entry; what is ready, in the order of the file, comes out.</summary>
    public IEnumerable<ImportItem> Add(BibTexPending pending)
    {
        var entry = pending.Entry;
        if (entry.Key is not null && _volumes.Count < MostVolumes
            && BibTexTypes.KindOf(entry.Type) is PublicationKind.Book or PublicationKind.Conference && entry.First("crossref") is null)
            _volumes.TryAdd(entry.Key, entry);
        _waiting.Enqueue((pending, null));
        return Ready(MostWaiting);
    }

    /// <summary>Takes an item that is ready, but must not overtake those that wait.</summary>
    public IEnumerable<ImportItem> Add(ImportItem item)
    {
        _waiting.Enqueue((null, item));
        return Ready(MostWaiting);
    }

    /// <summary>Everything that still waits, at the end of the file.</summary>
    public IEnumerable<ImportItem> Finish() => Ready(0);

    private IEnumerable<ImportItem> Ready(int mayWait)
    {
        while (_waiting.TryPeek(out var next))
        {
            if (next.Pending is not { } pending)
            {
                _waiting.Dequeue();
                yield return next.Ready!;
                continue;
            }

            var reference = pending.Entry.Verbatim("crossref");
            var volume = reference is null ? null : _volumes.GetValueOrDefault(reference);
            if (reference is not null && volume is null)
            {
                if (_waiting.Count <= mayWait)
                    yield break;
                pending.Issues.Add(
                    ImportIssue.Remark(pending.Entry.Line, "crossref",
                        $"The volume “{EntryOutcome.Shorten(reference)}” is not in the file; nothing was taken over from it."));
            }

            _waiting.Dequeue();
            if (volume is not null)
                Inherit(pending.Entry, volume);
            yield return pending.ToItem();
        }
    }

    private static void Inherit(BibTexEntry entry, BibTexEntry volume)
    {
        foreach (var field in volume.Fields)
        {
            if (Array.IndexOf(_ownOnly, field.Name) < 0 && entry.First(field.Name) is null)
                entry.Fields.Add(field);
        }

        var isPeriodical = volume.Type.Equals("periodical", StringComparison.OrdinalIgnoreCase);
        var name = isPeriodical ? "journaltitle" : "booktitle";
        if (volume.First("title") is { } title && entry.First(name) is null)
            entry.Fields.Add(title with { Name = name });
    }
}
