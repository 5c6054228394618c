using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>The built program as a process of its own, with a database of its own in a directory: what can be asked to stop.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly string _data;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private AppProcess(Process process, string data) => (_process, _data) = (process, data);

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static AppProcess Start(string data, string? programs = null, params string[] arguments)
    {
        var start = FreshSignals.Start("dotnet", [ProgramPath(), .. arguments]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Remove("ConnectionStrings__ScopingReview");
        start.Environment["SCOPING_REVIEW_DATA"] = data;
        start.Environment["SCOPING_REVIEW_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (programs is not null)
            start.Environment["SCOPING_REVIEW_PG_BIN"] = programs;
        var app = new AppProcess(new Process { StartInfo = start }, data);
        app._process.OutputDataReceived += app.Collect;
        app._process.ErrorDataReceived += app.Collect;
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        return app;
    }

    /// <summary>Until it prints a line with these words.</summary>
    public async Task PrintedAsync(string words)
    {
        using var limit = new CancellationTokenSource(Limit);
        await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
        {
            if (line.Contains(words, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"It ended without \"{words}\":\n{Output}");
    }

    /// <param name="signal">As kill names it: INT, TERM, HUP.</param>
    public async Task SignalAsync(string signal)
    {
        string[] kill = ["-c", $"kill -{signal} {_process.Id.ToString(CultureInfo.InvariantCulture)}"];
        Assert.Equal(0, (await Command.RunAsync("/bin/sh", kill, CancellationToken.None)).ExitCode);
    }

    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        // Nothing is left behind, whatever a test found.
        if (Postmaster.Read(Path.Combine(_data, "postgres")) is { IsAlive: true } left)
            await Command.RunAsync("/bin/sh", ["-c", $"kill -QUIT {left.ProcessId.ToString(CultureInfo.InvariantCulture)}"],
                CancellationToken.None);
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_output)
            _output.AppendLine(line.Data);
        _lines.Writer.TryWrite(line.Data);
    }

    /// <summary>The application's own build output, of the configuration that the tests were built in.</summary>
    private static string ProgramPath()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Checkout.Root, "src", "ScopingReview.Web", "bin", output.Parent!.Name, "net10.0", "ScopingReview.Web.dll");
    }
}

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ScopingReview.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
