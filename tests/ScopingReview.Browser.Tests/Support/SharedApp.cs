using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// One application, started with the demo review by the first test that asks, for all tests that need neither an empty one nor the power
/// to kill it: to start nineteen, each of which compiled all of its pages anew, took a quarter of the browser tests' time. Each test has a
/// review and people of its own; those that change the demo review take turns (<see cref="DemoReview"/>).
/// </summary>
internal static class SharedApp
{
    private static readonly Lazy<Task<RunningApp>> _app = new(StartAsync);

    public static Task<RunningApp> GetAsync() => _app.Value;

    /// <summary>Keeps what it printed, if it runs: what a page could not be shown for stands nowhere else.</summary>
    public static async Task KeepOutputAsync()
    {
        if (_app is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _app.Value).KeepOutputAsync();
    }

    /// <summary>The last warnings and errors that it printed, if it runs.</summary>
    public static async Task<string> ComplaintsAsync()
    {
        if (_app is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return "";
        var printed = (await _app.Value).Output.Split('\n');
        return string.Join('\n', printed.SkipWhile(line => !line.StartsWith("warn", StringComparison.Ordinal)
            && !line.StartsWith("fail", StringComparison.Ordinal)).TakeLast(40));
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync("--demo");
        AfterThisProcess.Run("kill -KILL \"$1\"", $"{app.ProcessId}");
        return app;
    }
}
