using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Benchmarks.Formats;

/// <summary>
/// A file of any length from one sample: its head once, its entries again and again with an abstract of usual length, its end once.
/// </summary>
internal sealed class RepeatedFile : Stream
{
    private const string Abstract =
        "Peer workers take part in planning, delivery and evaluation of services. We asked forty of them in six regions what helps and what hinders. "
        + "Interviews were recorded, written out and read by three of us; themes were agreed in discussion. Where managers made room for it, peer workers shaped goals and routines; "
        + "elsewhere they carried out what others had decided. Training, pay and a second peer in the team made the difference that they themselves named most often. ";

    private readonly byte[] _head;
    private readonly byte[] _body;
    private readonly byte[] _end;
    private readonly long _times;

    private RepeatedFile(byte[] head, byte[] body, byte[] end, long times)
    {
        (_head, _body, _end, _times) = (head, body, end, times);
        Length = head.Length + (body.Length * times) + end.Length;
    }

    public override long Length { get; }

    public override long Position { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public static RepeatedFile Of(FileKind kind, string sample, long length)
    {
        var (start, stop) = kind switch
        {
            FileKind.PubMedXml =>
                (sample.IndexOf("<PubmedArticle>", StringComparison.Ordinal),
                    sample.IndexOf("</PubmedArticleSet>", StringComparison.Ordinal)),
            FileKind.EndNoteXml =>
                (sample.IndexOf("<record>", StringComparison.Ordinal), sample.IndexOf("</records>", StringComparison.Ordinal)),
            FileKind.WebOfScience => (sample.IndexOf("PT ", StringComparison.Ordinal), sample.LastIndexOf("EF", StringComparison.Ordinal)),
            FileKind.Csv or FileKind.Tsv => (sample.IndexOf('\n', StringComparison.Ordinal) + 1, sample.Length),
            _ => (0, sample.Length),
        };
        var body = Encoding.UTF8.GetBytes(Lengthened(kind, sample[start..stop]) + (kind is FileKind.Csv or FileKind.Tsv ? "" : "\n\n"));
        return new RepeatedFile(Encoding.UTF8.GetBytes(sample[..start]), body, Encoding.UTF8.GetBytes(sample[stop..]),
            Math.Max(1, length / body.Length));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var (part, at) = Position < _head.Length ? (_head, Position)
            : Position < _head.Length + (_body.Length * _times) ? (_body, (Position - _head.Length) % _body.Length)
            : (_end, Position - _head.Length - (_body.Length * _times));
        var length = (int)Math.Min(buffer.Length, part.Length - at);
        part.AsSpan((int)at, length).CopyTo(buffer);
        Position += length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin)
        => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => Length + offset };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static string Lengthened(FileKind kind, string body)
    {
        var text = string.Concat(Enumerable.Repeat(Abstract, 4)); // 1,800 letters, as in a structured abstract
        return kind switch
        {
            FileKind.Ris => body.Replace("PY  - 2016", $"AB  - {text}\r\nPY  - 2016", StringComparison.Ordinal)
                .Replace("\nID  - 5", $"\nAB  - {text}\nID  - 5", StringComparison.Ordinal),
            FileKind.Medline => body.Replace("AB  - ", "AB  - " + text, StringComparison.Ordinal),
            FileKind.WebOfScience => body.Replace("AB Text", "AB " + text + "Text", StringComparison.Ordinal),
            FileKind.EndNoteTagged => body.Replace("%X Text", "%X " + text + "Text", StringComparison.Ordinal),
            FileKind.BibTex => body.Replace("journal = j,", $"journal = j, abstract = {{{text}}},", StringComparison.Ordinal),
            FileKind.Ovid => body.Replace("Abstract\n  Text.", "Abstract\n  " + text, StringComparison.Ordinal)
                .Replace("AB  - Text of", "AB  - " + text, StringComparison.Ordinal),
            FileKind.RefWorks => body.Replace("AB Text of", "AB " + text, StringComparison.Ordinal),
            FileKind.CslJson => body.Replace("\"volume\":12", $"\"abstract\":\"{text}\",\"volume\":12", StringComparison.Ordinal),
            FileKind.IctrpXml => body.Replace("Adults", text, StringComparison.Ordinal),
            FileKind.ZoteroRdf => body.Replace("<dcterms:abstract>", "<dcterms:abstract>" + text, StringComparison.Ordinal),
            FileKind.EndNoteTab => body.Replace("\"Text of", "\"" + text, StringComparison.Ordinal),
            FileKind.Csv => body.Replace("\"First", "\"" + text + "First", StringComparison.Ordinal),
            FileKind.PubMedXml => body.Replace("Some &lt;", text + "Some &lt;", StringComparison.Ordinal),
            FileKind.EndNoteXml => body.Replace("<abstract><style>", "<abstract><style>" + text, StringComparison.Ordinal),
            _ => body,
        };
    }
}
