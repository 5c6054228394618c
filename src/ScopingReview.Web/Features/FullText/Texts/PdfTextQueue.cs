using System.Threading.Channels;

namespace ScopingReview.Web.Features.FullText.Texts;

/// <summary>Files whose text is to be read before somebody asks for it. Forgotten at a restart: it is read when it is asked for.</summary>
public sealed class PdfTextQueue
{
    private readonly Channel<Guid> _files = Channel.CreateBounded<Guid>(new BoundedChannelOptions(5_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <param name="fileId">The file whose bytes they are, not one that refers to it.</param>
    public void Add(Guid fileId) => _files.Writer.TryWrite(fileId);

    public IAsyncEnumerable<Guid> TakeAsync(CancellationToken cancellationToken) => _files.Reader.ReadAllAsync(cancellationToken);
}
