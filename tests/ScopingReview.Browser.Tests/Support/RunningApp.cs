using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>The built application as its own process over a database of its own: what a person starts, and what can be killed.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly TestDatabase? _database;
    private readonly string[] _arguments;
    private readonly StringBuilder _output = new();
    private Process? _process;
    private string _url = "http://127.0.0.1:0";

    private RunningApp(string connectionString, TestDatabase? database, string[] arguments)
        => (ConnectionString, _database, _arguments) = (connectionString, database, arguments);

    public Uri Url => new(_url);

    public string ConnectionString { get; }

    public int ProcessId => _process!.Id;

    /// <summary>Everything that the process printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<RunningApp> StartAsync(params string[] arguments)
    {
        var database = await TestPostgres.CreateDatabaseAsync(LeaveEmptyAsync);
        var app = new RunningApp(database.ConnectionString, database, arguments);
        await app.StartProcessAsync();
        return app;
    }

    /// <summary>Over a database that somebody else made and drops.</summary>
    public static async Task<RunningApp> StartOverAsync(string connectionString)
    {
        var app = new RunningApp(connectionString, database: null, []);
        await app.StartProcessAsync();
        return app;
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts again on the same address and database.</summary>
    public Task RestartAsync() => StartProcessAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        // What a page could not be shown for stands nowhere else.
        if (Output.Contains("fail: ", StringComparison.Ordinal))
            await KeepOutputAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Writes what it printed to artifacts/test-results.</summary>
    public Task KeepOutputAsync()
        => File.WriteAllTextAsync(Path.Combine(Results.Directory(), $"application-{Guid.CreateVersion7():N}.log"), Output);

    /// <summary>Waits until the process has printed something that fits; returns the match.</summary>
    public async Task<Match> WaitForOutputAsync(Regex pattern)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            if (pattern.Match(Output) is { Success: true } match)
                return match;
            if (_process!.HasExited || deadline.Elapsed > StartTimeout)
                throw new InvalidOperationException($"The application did not print {pattern}. It printed:\n{Output}");
            await Task.Delay(50);
        }
    }

    private async Task StartProcessAsync()
    {
        lock (_output)
            _output.Clear();
        var start = new ProcessStartInfo("dotnet", [ApplicationPath(), .. _arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false
        };
        start.Environment["ConnectionStrings__ScopingReview"] = ConnectionString;
        start.Environment["ASPNETCORE_URLS"] = _url;
        // It runs for a minute or two: compiling its busy methods a second time, or a third with measurements, costs more than it gains.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "1388";
        start.Environment["SCOPING_REVIEW_URLS"] = _url;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Collect;
        _process.ErrorDataReceived += Collect;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var listening = await WaitForOutputAsync(ListeningPattern());
        _url = listening.Groups["url"].Value;
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }

    private static Task LeaveEmptyAsync(string connectionString) => Task.CompletedTask;

    /// <summary>The application's own build output, of the configuration that the tests were built in.</summary>
    private static string ApplicationPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ScopingReview.sln")))
                return Path.Combine(directory.FullName, "src", "ScopingReview.Web", "bin", configuration, "net10.0",
                    "ScopingReview.Web.dll");
        }
        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }

    [GeneratedRegex(@"Now listening on: (?<url>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningPattern();
}
