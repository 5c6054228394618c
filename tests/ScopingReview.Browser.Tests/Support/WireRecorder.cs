using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// Everything that comes to a browser: the bodies of all answers but static files, and the frames of WebSockets. A circuit may do without a
/// WebSocket and fetch its messages, as it does where the browser is intercepted; either way they are recorded.
/// </summary>
internal sealed class WireRecorder
{
    private static readonly string[] PassedOn = ["/_content/", "/_framework/", "/css/", "/js/", "/favicon"];
    private readonly Lock _lock = new();
    private readonly List<(string Place, string Text)> _recorded = [];
    private long _last = Stopwatch.GetTimestamp();

    private WireRecorder()
    {
    }

    /// <summary>Where in the application one is: said with what was found.</summary>
    public string Place { get; set; } = "";

    public int Frames { get; private set; }

    public int Answers { get; private set; }

    public static async Task<WireRecorder> StartAsync(IPage page)
    {
        var recorder = new WireRecorder();
        page.WebSocket += (_, socket) =>
        {
            socket.FrameReceived += (_, frame) => recorder.Frame(frame);
            socket.FrameSent += (_, frame) => recorder.Frame(frame);
        };
        await page.RouteAsync("**/*", recorder.PassOnAsync);
        return recorder;
    }

    /// <summary>The words that were on the wire, each with where.</summary>
    public IReadOnlyList<string> Find(IEnumerable<string> words)
    {
        lock (_lock)
            return [.. words.SelectMany(word => _recorded.Where(part => part.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                .Select(part => $"{word} at {part.Place}")).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Waits until nothing has come for a while.</summary>
    public async Task QuietAsync()
    {
        while (true)
        {
            lock (_lock)
            {
                if (Stopwatch.GetElapsedTime(_last) > TimeSpan.FromMilliseconds(300))
                    return;
            }
            await Task.Delay(25);
        }
    }

    private void Frame(IWebSocketFrame frame)
    {
        Frames++;
        // A circuit's messages are MessagePack, in which text stands as UTF-8: the words searched for are ASCII.
        Add(frame.Binary is { } bytes ? Encoding.Latin1.GetString(bytes) : frame.Text ?? "");
    }

    private async Task PassOnAsync(IRoute route)
    {
        if (PassedOn.Any(new Uri(route.Request.Url).AbsolutePath.StartsWith))
        {
            await route.ContinueAsync();
            return;
        }
        var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
        Answers++;
        Add(string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}"))
            + Encoding.Latin1.GetString(await answer.BodyAsync()));
        await route.FulfillAsync(new() { Response = answer });
    }

    private void Add(string text)
    {
        lock (_lock)
        {
            _recorded.Add((Place, text));
            _last = Stopwatch.GetTimestamp();
        }
    }
}
