using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads Zotero's RDF: an element for each item, the journal or book that it is part of inside of it or by itself (mostly behind it). Items
/// that wait for what they are part of are held back, up to a cap, so that a file is read as a stream. Attachments, notes and collections
/// are no entries; they are counted and left out. A damaged or hostile entry is refused with the reason and costs no other.
/// </summary>
public static class ZoteroRdfReader
{
    /// <summary>Elements that are items, or what items are part of, where they do not stand inside of one.</summary>
    private static readonly string[] _entries =
    [
        "bib:Article", "bib:Book", "bib:BookSection", "bib:Thesis", "bib:Report", "bib:Document", "bib:Manuscript", "bib:Patent",
        "bib:Legislation", "bib:Letter", "bib:Interview", "bib:Image", "bib:Illustration", "bib:Recording", "bib:MotionPicture", "bib:Memo",
        "bib:Journal", "bib:Series", "bib:Newspaper", "bib:Periodical", "bib:Data", "bib:ConferenceProceedings", "bib:Conference",
        "rdf:Description", "z:Attachment", "z:Collection", "z:UserItem", "bib:Collection",
    ];

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var waiting = new ZoteroWaitingItems();
        var source = new XmlEntrySource(stream, new XmlSplitter([], _entries));
        await foreach (var entry in source.ReadAsync(cancellationToken))
        {
            waiting.Add(entry);
            while (waiting.Completed.TryDequeue(out var item))
                yield return item;
        }

        waiting.Finish();
        while (waiting.Completed.TryDequeue(out var item))
            yield return item;
        foreach (var remark in source.Remarks())
            yield return remark;
    }
}
