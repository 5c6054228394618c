using System.Diagnostics;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>A server that does not come back is tried again more and more rarely, a line each.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Failed_restarts_are_told_in_a_line_each_and_wait_longer()
    {
        var broken = _directory.File("broken");
        var programs = await HeldPrograms.InAsync(
            _directory, start: $"if [ -e '{broken}' ]; then echo 'could not write: No space left on device'; exit 1; fi; \"$real\" \"$@\"");
        var log = new HeardLog();
        await using var postgres = await EmbeddedPostgres.StartAsync(
            new() { DataDirectory = _directory.File("data"), BinaryDirectory = programs.Directory, Durable = false }, log);
        await File.WriteAllTextAsync(broken, "");

        using (var server = Process.GetProcessById(postgres.ServerProcessId))
            server.Kill();
        var heard = await log.UntilAsync("starting it again in 2 s");

        Assert.All(heard, entry => Assert.Null(entry.Exception));
        Assert.Equal(2, heard.Count(entry => entry.Message.Contains("could not be started again", StringComparison.Ordinal)));
        Assert.All(heard, entry => Assert.DoesNotContain('\n', entry.Message));
        Assert.Contains(heard, entry => entry.Message.Contains("is full", StringComparison.Ordinal));
        File.Delete(broken);
        await log.UntilAsync("PostgreSQL runs again");
    }

    [Fact]
    public void Pauses_double_to_half_a_minute_and_begin_anew_once_it_has_run_for_ten_seconds()
    {
        var pauses = new RestartPauses();
        long now = 0;
        List<double> seconds = [];
        for (var i = 0; i < 8; i++)
        {
            var pause = pauses.Next(now);
            seconds.Add(pause.TotalSeconds);
            now += (long)pause.TotalMilliseconds + 500;
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 30, 30], seconds);
        Assert.Equal(TimeSpan.Zero, pauses.Next(now + 11_000));
    }
}
