using System.Runtime.CompilerServices;
using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes the record of an entry's element. Fields are named in the remarks that it adds.</summary>
internal delegate BibliographicRecord XmlMapping(XElement element, XmlEntryText entry, int position, List<ImportIssue> issues);

/// <summary>Reads XML files entry by entry.</summary>
internal static class XmlEntries
{
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, XmlSplitter splitter, XmlMapping map, string titleField,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = new XmlEntrySource(stream, splitter);
        var position = 0;
        await foreach (var entry in source.ReadAsync(cancellationToken))
            yield return Read(entry, ++position, map, titleField);
        foreach (var remark in source.Remarks())
            yield return remark;
    }

    /// <summary>The refusal of an entry whose text shows that it is not whole; null for any other.</summary>
    public static RefusedEntry? Refusal(XmlEntryText entry, int position) => entry.End switch
    {
        XmlEntryEnd.TooLarge => EntryOutcome.RefuseTooLarge(position, entry.Raw, entry.LineNumber, "end tag"),
        XmlEntryEnd.NextBegins => EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
            "The entry has no end tag before the next one begins. The file is damaged there."),
        XmlEntryEnd.NoStart => EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
            "The entry has an end tag, but none with which it begins. The file is damaged there."),
        XmlEntryEnd.FileEnds => EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
            "The file ends inside of this entry; it is probably cut off. Export it again."),
        _ => null,
    };

    /// <summary>The refusal of an entry whose text is no XML, with the parser's reason.</summary>
    public static RefusedEntry Damaged(XmlEntryText entry, int position, string reason) =>
        EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber, $"The entry is damaged XML. {reason}");

    private static ImportItem Read(XmlEntryText entry, int position, XmlMapping map, string titleField)
    {
        if (Refusal(entry, position) is { } refused)
            return refused;
        var issues = new List<ImportIssue>();
        return XmlEntryParser.Parse(entry, issues, out var reason) is { } element
            ? EntryOutcome.Of(() => map(element, entry, position, issues), () => entry.Raw, position, entry.LineNumber, issues, titleField)
            : Damaged(entry, position, reason);
    }
}
