using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Decodes an export file while it streams: by its byte order mark, else as UTF-8, in which every byte that is not valid UTF-8 is read as
/// Windows-1252. A file in Windows-1252 thus comes out right without having been read twice, and a damaged byte in a UTF-8 file costs one
/// letter and not the rest. NUL characters, which no text field can hold, become U+FFFD.
/// </summary>
public sealed class TextDecoding(Stream stream)
{
    /// <summary>Room that <see cref="ReadAsync"/> needs: a surrogate pair is never split.</summary>
    public const int SmallestDestination = 2;

    private const int BufferSize = 64 * 1024;

    private static readonly char[] _windows1252 = Windows1252Table();

    private readonly byte[] _bytes = new byte[BufferSize];
    private int _start;
    private int _end;
    private bool _streamEnded;
    private bool _begun;
    private Decoder? _utf16Or32;

    /// <summary>Characters handed out so far.</summary>
    public long Position { get; private set; }

    /// <summary>Name of the encoding: "UTF-8", or what the byte order mark says.</summary>
    public string EncodingName { get; private set; } = "UTF-8";

    /// <summary>Bytes that were not UTF-8 and were read as Windows-1252.</summary>
    public long Windows1252Bytes { get; private set; }

    /// <summary>Position of the first of <see cref="Windows1252Bytes"/> in characters from 0; null where there is none.</summary>
    public long? FirstWindows1252At { get; private set; }

    /// <summary>NUL characters that were replaced.</summary>
    public long NulCharacters { get; private set; }

    /// <summary>Fills the destination with the next characters; returns 0 only at the end of the file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is smaller than <see cref="SmallestDestination"/>.</exception>
    public async ValueTask<int> ReadAsync(Memory<char> destination, CancellationToken cancellationToken)
    {
        if (destination.Length < SmallestDestination)
            throw new ArgumentOutOfRangeException(nameof(destination));
        if (!_begun)
            await BeginAsync(cancellationToken);
        while (true)
        {
            var written = Decode(destination.Span);
            if (written > 0 || (_streamEnded && _start == _end))
                return written;
            await FillAsync(cancellationToken);
        }
    }

    /// <summary>Decodes the beginning of a file that is already in memory; a sequence cut off at its end is left out.</summary>
    public static string DecodeBeginning(ReadOnlySpan<byte> bytes)
    {
        var decoding = new TextDecoding(Stream.Null);
        bytes = bytes[..Math.Min(bytes.Length, BufferSize)];
        bytes.CopyTo(decoding._bytes);
        decoding._end = bytes.Length;
        decoding.TakeByteOrderMark();
        var text = new char[BufferSize];
        var length = 0;
        for (int written; (written = decoding.Decode(text.AsSpan(length))) > 0;)
            length += written;
        return new string(text, 0, length);
    }

    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        while (_end < 4 && !_streamEnded)
            await FillAsync(cancellationToken);
        TakeByteOrderMark();
        _begun = true;
    }

    private void TakeByteOrderMark()
    {
        ReadOnlySpan<byte> head = _bytes.AsSpan(_start, Math.Min(_end - _start, 4));
        (Encoding? encoding, _start) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            [0xFF, 0xFE, 0, 0] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4),
            [0, 0, 0xFE, 0xFF] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            // Without a mark: two ASCII letters in UTF-16.
            [not 0, 0, not 0, 0] => (Encoding.Unicode, 0),
            [0, not 0, 0, not 0] => (Encoding.BigEndianUnicode, 0),
            _ => ((Encoding?)null, 0),
        };
        if (encoding is not null)
            (_utf16Or32, EncodingName) = (encoding.GetDecoder(), encoding.WebName.ToUpperInvariant());
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken);
        _end += read;
        _streamEnded = read == 0;
    }

    private int Decode(Span<char> destination)
    {
        var written = _utf16Or32 is null ? DecodeUtf8(destination) : DecodeWith(_utf16Or32, destination);
        var text = destination[..written];
        if (text.Contains('\0'))
        {
            NulCharacters += text.Count('\0');
            text.Replace('\0', '\uFFFD');
        }

        Position += written;
        return written;
    }

    private int DecodeWith(Decoder decoder, Span<char> destination)
    {
        if (_start == _end && !_streamEnded)
            return 0;
        decoder.Convert(_bytes.AsSpan(_start, _end - _start), destination, flush: _streamEnded, out var used, out var written, out _);
        _start += used;
        return written;
    }

    private int DecodeUtf8(Span<char> destination)
    {
        var written = 0;
        while (_start < _end && written < destination.Length)
        {
            var status = Utf8.ToUtf16(
                _bytes.AsSpan(_start, _end - _start), destination[written..], out var used, out var chars, replaceInvalidSequences: false,
                isFinalBlock: _streamEnded);
            _start += used;
            written += chars;
            if (status == OperationStatus.InvalidData && written < destination.Length)
            {
                FirstWindows1252At ??= Position + written;
                Windows1252Bytes++;
                destination[written++] = _windows1252[_bytes[_start++]];
            }
            else if (status != OperationStatus.InvalidData)
            {
                break;
            }
        }

        return written;
    }

    private static char[] Windows1252Table()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetChars(bytes);
    }
}
