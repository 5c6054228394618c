using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.FullText;

/// <summary>
/// Reads a stored file chunk by chunk. Seekable, so that range requests cost only the chunks they touch; between chunks no connection is
/// held, so that a slow reader blocks nobody.
/// </summary>
internal sealed class ChunkedFileStream(IDbContextFactory<ReviewDbContext> contexts, Guid fileId, long length, int chunkSize) : Stream
{
    private byte[] _chunk = [];
    private int _chunkPosition = -1;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        var wanted = (int)(_position / chunkSize);
        if (wanted != _chunkPosition)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            _chunk = await db.FullTextChunks.Where(c => c.FileId == fileId && c.Position == wanted).Select(c => c.Bytes)
                .SingleAsync(cancellationToken);
            _chunkPosition = wanted;
        }

        var rest = _chunk.AsMemory((int)(_position % chunkSize));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => length + offset };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return _position = target;
    }

    public override int Read(byte[] buffer, int offset, int count)
        => throw new NotSupportedException("Full texts are read asynchronously.");
    public override void Flush() => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
