using ScopingReview.Web.Tests.Infrastructure;

namespace ScopingReview.Web.Tests.Scripts;

/// <summary>What the scripts do before the program has its turn, on machines that are not as they should be.</summary>
public sealed class ScriptTests
{
    private const string Program = "src/ScopingReview.Web/bin/Release/net10.0/ScopingReview.Web.dll";

    /// <summary>The compiler takes the two ways to a file for two files.</summary>
    [Fact]
    public async Task A_checkout_behind_a_symbolic_link_is_built_where_it_really_is()
    {
        using var bench = await ScriptBench.CreateAsync();
        var link = bench.Beside("link");
        Directory.CreateSymbolicLink(link, bench.Root);

        var (code, output) = await bench.RunAsync(Path.Combine(link, "scripts/run"), []);

        Assert.True(code == 0, output);
        Assert.DoesNotContain(bench.Calls, call => call.Contains(link, StringComparison.Ordinal));
        Assert.Equal(Path.Combine(bench.Root, Program), bench.Calls[^1]);
    }

    [Fact]
    public void Every_script_finds_the_checkout_in_the_same_way()
    {
        foreach (var script in Directory.GetFiles(Path.Combine(Checkout.Root, "scripts")))
            Assert.Contains("root=\"$(cd \"$(dirname \"$0\")/..\" && pwd -P)\"\n", File.ReadAllText(script), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scripts/run", "--dmeo")]
    [InlineData("scripts/run", "demo")]
    [InlineData("scripts/test", "wbe")]
    [InlineData("scripts/backup", "--all")]
    [InlineData("scripts/restore", "--all")]
    [InlineData("scripts/screenshots", "--all")]
    public async Task A_misspelt_option_is_repeated_and_nothing_is_done(string script, string option)
    {
        using var bench = await ScriptBench.CreateAsync();

        var (code, output) = await bench.RunAsync(script, [option]);

        Assert.Equal(1, code);
        Assert.Contains($"does not know \"{option}\"", output, StringComparison.Ordinal);
        Assert.Empty(bench.Calls);
    }

    [Fact]
    public async Task Options_and_settings_reach_the_program()
    {
        using var bench = await ScriptBench.CreateAsync();

        await bench.RunAsync("scripts/run", ["--demo", "--Logging:LogLevel:Default=Warning"]);

        Assert.EndsWith($"{Program} --demo --Logging:LogLevel:Default=Warning", bench.Calls[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scripts/run")]
    [InlineData("scripts/restore", "scripts/run")]
    public async Task A_wrong_directory_of_PostgreSQL_is_repeated(string script, params string[] arguments)
    {
        using var bench = await ScriptBench.CreateAsync();

        string[] files = [.. arguments.Select(argument => Path.Combine(bench.Root, argument))];
        var (code, output) = await bench.RunAsync(script, files, ("SCOPING_REVIEW_PG_BIN", "/not/there"));

        Assert.Equal(1, code);
        Assert.Contains("SCOPING_REVIEW_PG_BIN is /not/there, but initdb, pg_ctl and postgres are not there", output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("none is here", output, StringComparison.Ordinal);
    }

    /// <summary>As the SDK is: without a place for its files it says nothing but an error.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("/not/there")]
    public async Task An_account_without_a_home_is_given_a_place_in_the_checkout(string? home)
    {
        using var bench = await ScriptBench.CreateAsync("[ -d \"${DOTNET_CLI_HOME:-${HOME:-}}\" ] || exit 1");

        var (code, output) = await bench.RunAsync("scripts/run", [], ("HOME", home));

        Assert.True(code == 0, output);
        Assert.True(Directory.Exists(Path.Combine(bench.Root, "artifacts/home")));
    }

    [Fact]
    public async Task An_SDK_that_does_not_run_is_not_called_missing()
    {
        using var bench =
            await ScriptBench.CreateAsync(
                "case $1 in --version) echo 'libicu is missing'; exit 1 ;; --list-sdks) echo '10.0.100 [/sdk]' ;; esac");

        var (code, output) = await bench.RunAsync("scripts/run", []);

        Assert.Equal(1, code);
        Assert.Contains("libicu is missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SDK is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_SDK_is_asked_for()
    {
        using var bench = await ScriptBench.CreateAsync("exit 1");

        var (code, output) = await bench.RunAsync("scripts/run", []);

        Assert.Equal(1, code);
        Assert.Contains("The .NET 10 SDK is missing", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scripts/run", "TERM", 143)]
    [InlineData("scripts/run", "HUP", 129)]
    [InlineData("scripts/bench", "TERM", 143)]
    public async Task A_build_that_is_stopped_has_not_failed(string script, string signal, int expected)
    {
        using var bench = await ScriptBench.CreateAsync("case $1 in build) hold ;; esac");
        using var running = bench.Start(script, []);
        await bench.Place.ReachedAsync();

        await running.SignalAsync(signal);

        Assert.Equal(expected, await running.ExitCodeAsync());
        Assert.Contains("Stopped.", running.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be built", running.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", running.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_says_so()
    {
        using var bench =
            await ScriptBench.CreateAsync("case $1 in build) echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1 ;; esac");

        var (code, output) = await bench.RunAsync("scripts/run", []);

        Assert.Equal(1, code);
        Assert.Contains("error CS1002", output, StringComparison.Ordinal);
        Assert.Contains("could not be built", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_build_says_that_it_goes_on()
    {
        using var bench = await ScriptBench.CreateAsync("case $1 in build) hold ;; esac");
        using var running = bench.Start("scripts/run", []);
        await bench.Place.ReachedAsync();

        await running.SaidAsync("… 5 s");
        await bench.Place.GoOnAsync();

        Assert.Equal(0, await running.ExitCodeAsync());
    }

    [Fact]
    public async Task Tests_of_one_project_restore_and_check_it_alone()
    {
        using var bench = await ScriptBench.CreateAsync();

        await bench.RunAsync("scripts/test", ["domain"]);

        Assert.Equal(["restore tests/ScopingReview.Domain.Tests -v quiet"], Calls("restore"));
        Assert.StartsWith("format whitespace tests/ScopingReview.Domain.Tests --folder --verify-no-changes", Assert.Single(Calls("format")),
            StringComparison.Ordinal);

        IEnumerable<string> Calls(string command) => bench.Calls.Where(call => call.StartsWith(command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chosen_tests_do_not_wait_for_the_format()
    {
        using var bench = await ScriptBench.CreateAsync();

        await bench.RunAsync("scripts/test", ["domain", "--filter", "FullyQualifiedName~Doi"]);

        Assert.DoesNotContain(bench.Calls, call => call.StartsWith("format", StringComparison.Ordinal));
        Assert.Contains(bench.Calls, call => call.EndsWith("--filter FullyQualifiedName~Doi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_run_checks_the_format_of_everything()
    {
        using var bench = await ScriptBench.CreateAsync();

        await bench.RunAsync("scripts/test", [], ("CHROMIUM_PATH", "true"));

        var check = Assert.Single(bench.Calls, call => call.StartsWith("format", StringComparison.Ordinal));
        Assert.StartsWith("format whitespace . --folder --verify-no-changes", check, StringComparison.Ordinal);
        // Style and analyzers are checked where the code is compiled.
        var build = Assert.Single(bench.Calls, call => call.StartsWith("build", StringComparison.Ordinal));
        Assert.Contains("-warnaserror", build, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_is_off_ends_the_run_and_names_the_file()
    {
        using var bench = await ScriptBench.CreateAsync("case $1 in format) echo 'Program.cs(1,1): error WHITESPACE'; exit 2 ;; esac");

        var (code, output) = await bench.RunAsync("scripts/test", ["domain"]);

        Assert.Equal(1, code);
        Assert.Contains("Program.cs(1,1): error WHITESPACE", output, StringComparison.Ordinal);
        Assert.Contains("The format is off.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Calls, call => call.StartsWith("test", StringComparison.Ordinal));
    }

    /// <summary>A build would change the files of a workbench that runs.</summary>
    [Fact]
    public async Task A_backup_leaves_a_build_alone_that_is_there()
    {
        using var bench = await ScriptBench.CreateAsync();
        await bench.RunAsync("scripts/backup", ["a.dump"]);
        Assert.Contains(bench.Calls, call => call.StartsWith("build", StringComparison.Ordinal));
        Assert.EndsWith($"{Program} backup a.dump", bench.Calls[^1], StringComparison.Ordinal);

        var before = bench.Calls.Length;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(bench.Root, Program))!);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, Program), "");
        await bench.RunAsync("scripts/backup", []);
        Assert.DoesNotContain(bench.Calls.Skip(before), call => call.StartsWith("build", StringComparison.Ordinal));
        Assert.EndsWith($"{Program} backup", bench.Calls[^1], StringComparison.Ordinal);
    }
}
