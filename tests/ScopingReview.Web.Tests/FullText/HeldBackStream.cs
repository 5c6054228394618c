namespace ScopingReview.Web.Tests.FullText;

/// <summary>A file of which the first half has arrived, and the rest comes when the test says so.</summary>
internal sealed class HeldBackStream(byte[] content) : MemoryStream(content)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void GoOn() => _rest.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position > Length / 2)
        {
            _reached.TrySetResult();
            await _rest.Task.WaitAsync(cancellationToken);
        }

        return await base.ReadAsync(buffer, cancellationToken);
    }
}
