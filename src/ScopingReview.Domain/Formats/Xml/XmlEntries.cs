using System.Runtime.CompilerServices;
using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes the record of an entry's element. Fields are named in the remarks that it adds.</summary>
internal delegate BibliographicRecord XmlMapping(XElement element, XmlEntryText entry, int position, List<ImportIssue> issues);

/// <summary>Reads XML files entry by entry.</summary>
internal static class XmlEntries
{
    private const int ChunkLength = 32 * 1024;

    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, XmlSplitter splitter, XmlMapping map, string titleField,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decoding = new TextDecoding(stream);
        var chunk = new char[ChunkLength];
        var position = 0;
        for (int length; (length = await decoding.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            splitter.Add(chunk.AsSpan(0, length));
            while (splitter.Completed.TryDequeue(out var entry))
                yield return Read(entry, ++position, map, titleField);
        }

        splitter.Finish();
        while (splitter.Completed.TryDequeue(out var entry))
            yield return Read(entry, ++position, map, titleField);
        foreach (var remark in Remarks(splitter))
            yield return new FileRemark(remark);
        foreach (var remark in EncodingRemarks.Of(decoding, windows1252Line: null))
            yield return remark;
    }

    private static ImportItem Read(XmlEntryText entry, int position, XmlMapping map, string titleField)
    {
        switch (entry.End)
        {
            case XmlEntryEnd.TooLarge:
                return EntryOutcome.RefuseTooLarge(position, entry.Raw, entry.LineNumber, "end tag");
            case XmlEntryEnd.NextBegins:
                return EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
                    "The entry has no end tag before the next one begins. The file is damaged there.");
            case XmlEntryEnd.NoStart:
                return EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
                    "The entry has an end tag, but none with which it begins. The file is damaged there.");
            case XmlEntryEnd.FileEnds:
                return EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber,
                    "The file ends inside of this entry; it is probably cut off. Export it again.");
        }

        var issues = new List<ImportIssue>();
        return XmlEntryParser.Parse(entry, issues, out var reason) is { } element
            ? EntryOutcome.Of(() => map(element, entry, position, issues), () => entry.Raw, position, entry.LineNumber, issues, titleField)
            : EntryOutcome.Refuse(position, entry.Raw, entry.LineNumber, $"The entry is damaged XML. {reason}");
    }

    private static IEnumerable<ImportIssue> Remarks(XmlSplitter splitter)
    {
        if (splitter.HasDefinitions)
            yield return ImportIssue.Remark(null, null, "The file defines entities of its own (DOCTYPE). For safety they were not read.");
        if (splitter.TextOutsideAt is { } line)
            yield return ImportIssue.Remark(line, null, "Text outside of entries was left out; this is the first of it.");
        if (splitter.IsCutOff)
            yield return ImportIssue.Remark(null, null,
                "The file ends before its last element is closed; it may be cut off. Compare the number of records with what the database reported.");
    }
}
