using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>The entries of an XML file as texts, and at the end what is to be said of the file as a whole.</summary>
internal sealed class XmlEntrySource(Stream stream, XmlSplitter splitter)
{
    private const int ChunkLength = 32 * 1024;

    private readonly TextDecoding _decoding = new(stream);

    public async IAsyncEnumerable<XmlEntryText> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new char[ChunkLength];
        for (int length; (length = await _decoding.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            splitter.Add(chunk.AsSpan(0, length));
            while (splitter.Completed.TryDequeue(out var entry))
                yield return entry;
        }

        splitter.Finish();
        while (splitter.Completed.TryDequeue(out var entry))
            yield return entry;
    }

    /// <summary>What is to be said once all entries were read.</summary>
    public IEnumerable<ImportItem> Remarks()
    {
        if (splitter.HasDefinitions)
            yield return Remark(null, "The file defines entities of its own (DOCTYPE). For safety they were not read.");
        if (splitter.TextOutsideAt is { } line)
            yield return Remark(line, "Text outside of entries was left out; this is the first of it.");
        if (splitter.IsCutOff)
            yield return Remark(null,
                "The file ends before its last element is closed; it may be cut off. Compare the number of records with what the database reported.");
        foreach (var remark in EncodingRemarks.Of(_decoding, windows1252Line: null))
            yield return remark;
    }

    private static FileRemark Remark(long? line, string words) => new(ImportIssue.Remark(line, null, words));
}
