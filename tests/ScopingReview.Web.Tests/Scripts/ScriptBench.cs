using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Scripts;

/// <summary>A checkout that holds the scripts alone, and a dotnet that writes down what it is asked for in the place of doing it.</summary>
internal sealed class ScriptBench : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private ScriptBench()
    {
        foreach (var script in Directory.GetFiles(Path.Combine(Checkout.Root, "scripts"), "*", SearchOption.AllDirectories))
        {
            var copy = _directory.File(Path.Combine("checkout", Path.GetRelativePath(Checkout.Root, script)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(script, copy);
        }

        Directory.CreateDirectory(_directory.File("bin"));
    }

    public HoldingPlace Place { get; private set; } = null!;

    /// <summary>Beside the checkout.</summary>
    public string Beside(string name) => _directory.File(name);

    public string Root => _directory.File("checkout");

    /// <summary>What dotnet was asked for, a line each.</summary>
    public string[] Calls => File.Exists(_directory.File("calls")) ? File.ReadAllLines(_directory.File("calls")) : [];

    /// <param name="dotnet">Shell that is run after the call was written down; "hold" waits.</param>
    public static async Task<ScriptBench> CreateAsync(string dotnet = "exit 0")
    {
        var bench = new ScriptBench();
        bench.Place = await HoldingPlace.InAsync(bench._directory);
        ShellFile.Write(bench._directory.File("bin/dotnet"),
            $"printf '%s\\n' \"$*\" >>'{bench._directory.File("calls")}'\n{bench.Place.Shell}\n{dotnet}\n");
        return bench;
    }

    public RunningScript Start(string script, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var start = FreshSignals.Start("bash", [Path.Combine(Root, script), .. arguments]);
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = _directory.Path;
        foreach (var name in new[] { "DOTNET_CLI_HOME", "NUGET_PACKAGES", "ConnectionStrings__ScopingReview", "SCOPING_REVIEW_PG_BIN",
            "CI" })
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{_directory.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningScript(start);
    }

    public async Task<(int ExitCode, string Output)> RunAsync(
        string script, string[] arguments, params (string Name, string? Value)[] environment)
    {
        using var running = Start(script, arguments, environment);
        return (await running.ExitCodeAsync(), running.Output);
    }

    public void Dispose() => _directory.Dispose();
}

/// <summary>A script while it runs.</summary>
internal sealed class RunningScript : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Words, TaskCompletionSource Said)> _awaited = [];

    public RunningScript(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Collect;
        _process.ErrorDataReceived += Collect;
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Until it has said these words.</summary>
    public Task SaidAsync(string words)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            _awaited.Add((words, said));
            if (_output.ToString().Contains(words, StringComparison.Ordinal))
                said.TrySetResult();
        }

        return said.Task.WaitAsync(Limit);
    }

    public async Task SignalAsync(string signal)
        => await Command.RunAsync("/bin/sh", ["-c", $"kill -{signal} {_process.Id.ToString(CultureInfo.InvariantCulture)}"],
            CancellationToken.None);

    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_output)
        {
            _output.AppendLine(line.Data);
            foreach (var (words, said) in _awaited)
            {
                if (line.Data.Contains(words, StringComparison.Ordinal))
                    said.TrySetResult();
            }
        }
    }
}
