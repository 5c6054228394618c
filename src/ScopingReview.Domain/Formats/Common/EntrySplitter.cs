using System.Globalization;
using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries in the lines of a file; a class for each format that is made of lines with tags.</summary>
internal abstract class EntrySplitter
{
    private long _linesOutside;
    private long _firstLineOutside;

    /// <summary>Items that are ready to be handed out.</summary>
    public Queue<ImportItem> Completed { get; } = [];

    /// <summary>Entries so far, refused ones too.</summary>
    protected int Position { get; private set; }

    /// <summary>Takes the next line, or a further piece of a long one.</summary>
    public abstract void Add(TextLine line);

    /// <summary>Completes what is open at the end of the file.</summary>
    public abstract void Finish();

    /// <summary>Reads a stream to its end, handing out each entry as soon as it is complete.</summary>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, EntrySplitter splitter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decoding = new TextDecoding(stream);
        var lines = new LineReader(decoding);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (lines.TryRead(out var line))
            {
                splitter.Add(line);
                while (splitter.Completed.TryDequeue(out var item))
                    yield return item;
            }
        }
        while (await lines.FillAsync(cancellationToken));

        splitter.Finish();
        splitter.RemarkOnLinesOutside();
        while (splitter.Completed.TryDequeue(out var item))
            yield return item;
        foreach (var remark in EncodingRemarks.Of(decoding, lines.Windows1252Line))
            yield return remark;
    }

    protected int NextPosition() => ++Position;

    /// <summary>Counts lines that belong to no entry, so that they are not left out silently.</summary>
    protected void LeaveOut(long lines, long first)
    {
        if (_linesOutside == 0)
            _firstLineOutside = first;
        _linesOutside += lines;
    }

    private void RemarkOnLinesOutside()
    {
        if (_linesOutside == 0)
            return;
        Completed.Enqueue(new FileRemark(ImportIssue.Remark(
            _firstLineOutside, null, _linesOutside == 1 ? "A line outside of any entry was left out."
                : string.Create(CultureInfo.InvariantCulture,
                    $"{_linesOutside} lines outside of entries were left out; this is the first of them."))));
    }
}
