using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace ScopingReview.Benchmarks.Interface;

/// <summary>What another .NET process holds in managed memory.</summary>
internal static class ManagedHeap
{
    /// <summary>
    /// Bytes that survive a full collection, which this asks for. Not the size of the heaps: that counts the free space between, and goes
    /// up and down by more than twenty pages weigh.
    /// </summary>
    public static async Task<long> AfterCollectionAsync(int processId)
    {
        var size = 0L;
        for (var round = 0; round < 2; round++) // The second collects what the first one's finalizers let go.
        {
            using var session = new DiagnosticsClient(processId).StartEventPipeSession(
                [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational,
                    (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect))],
                requestRundown: false);
            using var source = new EventPipeEventSource(session.EventStream);
            var told = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            source.Clr.GCHeapStats += stats => told.TrySetResult(stats.TotalPromoted);
            var reading = Task.Run(source.Process);
            await Task.WhenAny(told.Task, Task.Delay(TimeSpan.FromSeconds(1)));
            await session.StopAsync(CancellationToken.None);
            await reading;
            size = await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        return size;
    }
}
