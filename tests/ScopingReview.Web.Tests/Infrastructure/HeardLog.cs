using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>A log that a test reads: what was said, and what went with it.</summary>
internal sealed class HeardLog : ILogger
{
    private readonly Channel<(string Message, Exception? Exception)> _said =
        Channel.CreateUnbounded<(string Message, Exception? Exception)>();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _said.Writer.TryWrite((formatter(state, exception), exception));

    /// <summary>Everything up to the first message with these words.</summary>
    public async Task<IReadOnlyList<(string Message, Exception? Exception)>> UntilAsync(string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        List<(string Message, Exception? Exception)> heard = [];
        while (heard.Count == 0 || !heard[^1].Message.Contains(words, StringComparison.Ordinal))
            heard.Add(await _said.Reader.ReadAsync(limit.Token));
        return heard;
    }
}
