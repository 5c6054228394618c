using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Demo;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>What is taken from the command line, and what is said at the start.</summary>
public sealed class StartedRightTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("--dmeo")]
    [InlineData("demo")]
    [InlineData("--demo", "now")]
    [InlineData("--urls", "http://127.0.0.1:0", "--dmeo")]
    [InlineData("--dmeo", "--demo")]
    public void A_word_that_nothing_is_done_with_is_repeated(params string[] arguments)
        => Assert.Contains("It does not know \"",
            Assert.Throws<StartupProblem>(() => CommandLine.RefuseUnknownSwitches(arguments)).WhatHappened, StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("--demo")]
    [InlineData("--urls", "http://127.0.0.1:0", "--demo")]
    [InlineData("--environment=Development", "--contentRoot=/tmp")]
    public void Settings_with_a_value_are_taken(params string[] arguments) => CommandLine.RefuseUnknownSwitches(arguments);

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData("http://[::]:8080/", "http://localhost:8080")]
    [InlineData("http://*:8080", "http://localhost:8080")]
    [InlineData("http://+:8080", "http://localhost:8080")]
    [InlineData("https://0.0.0.0:8443", "https://localhost:8443")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080/", "http://[::1]:5080")]
    [InlineData("http://review.example.org", "http://review.example.org")]
    public void An_address_that_is_printed_can_be_opened(string listening, string shown)
    => Assert.Equal(shown, StartAnnouncement.Shown(listening));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("https://review.example.org/", "https://review.example.org")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("https://example.org/reviews/?x=1#y", "https://example.org/reviews")]
    public void The_address_that_people_open_can_be_set(string? setting, string? shown)
    => Assert.Equal(shown, StartAnnouncement.Known(setting));

    [Theory]
    [InlineData("review.example.org")]
    [InlineData("ftp://example.org")]
    public void What_is_no_address_is_refused_at_the_start(string setting)
        => Assert.Contains("no address", Assert.Throws<StartupProblem>(() => StartAnnouncement.Known(setting)).WhatHappened,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("echo 'initdb: error: could not write: No space left on device' >&2; exit 1")]
    [InlineData("echo 'could not extend file: Disk quota exceeded' >&2; exit 1")]
    public async Task A_full_disk_is_called_full(string initdb)
    {
        var problem = await ProblemOfAsync(initdb);

        Assert.StartsWith("The disk that holds", problem.WhatHappened, StringComparison.Ordinal);
        Assert.EndsWith("is full.", problem.WhatHappened, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public async Task Of_many_lines_those_that_tell_are_shown()
    {
        var problem =
            await ProblemOfAsync(
                "for i in 1 2 3 4 5 6 7 8 9; do echo \"creating directory $i ... ok\"; done; echo 'initdb: error: invalid locale name' >&2; exit 1");

        Assert.Equal("Making the database (initdb) failed:\ninitdb: error: invalid locale name", problem.WhatHappened);
    }

    /// <summary>A workbench runs on the usual port while tests are run beside it.</summary>
    [Fact]
    public async Task Tests_leave_the_usual_port_alone()
    {
        Assert.EndsWith(":0", workbench.Services.GetRequiredService<IConfiguration>()["SCOPING_REVIEW_URLS"], StringComparison.Ordinal);
        await using var database = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        await using var started = new StartedApplication(database.ConnectionString, demo: false);
        Assert.EndsWith(":0", started.Services.GetRequiredService<IConfiguration>()["SCOPING_REVIEW_URLS"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbench_that_can_store_votes_is_healthy()
    {
        using var client = await workbench.ClientAsync(null);

        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<StartupProblem> ProblemOfAsync(string initdb)
    {
        using var directory = new TemporaryDirectory();
        var programs = await HeldPrograms.InAsync(directory, initdb);
        return await Assert.ThrowsAsync<StartupProblem>(() =>
            EmbeddedPostgres.StartAsync(new() { DataDirectory = directory.File("data"), BinaryDirectory = programs.Directory },
                NullLogger.Instance));
    }
}
