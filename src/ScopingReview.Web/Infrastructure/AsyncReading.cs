using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ScopingReview.Web.Infrastructure;

internal static class AsyncReading
{
    /// <summary>The same items, made while the reader is still busy with earlier ones.</summary>
    /// <param name="most">How many are kept ready, at most; one more is made meanwhile.</param>
    public static async IAsyncEnumerable<T> ReadAhead<T>(
        this IAsyncEnumerable<T> items, int most, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<T>(most);
        var making = Task.Run(MakeAsync, CancellationToken.None);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            // Whoever stops reading may do away with what the items are made from.
            await stop.CancelAsync();
            await making;
        }

        async Task MakeAsync()
        {
            Exception? failure = null;
            try
            {
                await foreach (var item in items.WithCancellation(stop.Token))
                    await ahead.Writer.WriteAsync(item, stop.Token);
            }
            catch (Exception exception)
            {
                failure = exception; // thrown where the items are read
            }

            ahead.Writer.Complete(failure);
        }
    }
}
