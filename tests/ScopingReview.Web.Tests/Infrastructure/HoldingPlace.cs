using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>
/// Where a program is held until a test lets it go on: it says that it is there, and reads whether it may go. Two named pipes do that, so
/// nobody waits for longer than it takes.
/// </summary>
internal sealed class HoldingPlace
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string _reached;
    private readonly string _goOn;

    private HoldingPlace(TemporaryDirectory directory) => (_reached, _goOn) = (directory.File("reached"), directory.File("go-on"));

    /// <summary>Defines "hold" for a program that is a shell script.</summary>
    public string Shell => $"hold() {{ echo here >'{_reached}'; read -r _ <'{_goOn}'; }}";

    public static async Task<HoldingPlace> InAsync(TemporaryDirectory directory)
    {
        var place = new HoldingPlace(directory);
        foreach (var pipe in new[] { place._reached, place._goOn })
            Assert.Equal(0, (await Command.RunAsync("mkfifo", ["-m", "666", pipe], CancellationToken.None)).ExitCode);
        return place;
    }

    public Task ReachedAsync() => Task.Run(() =>
    {
        using var reader = new StreamReader(File.Open(_reached, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal("here", reader.ReadLine());
    }).WaitAsync(Limit);

    public Task GoOnAsync() => Task.Run(() =>
    {
        using var writer = new StreamWriter(File.Open(_goOn, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        writer.WriteLine("go");
    }).WaitAsync(Limit);
}

/// <summary>A shell script that every user may run.</summary>
internal static class ShellFile
{
    public static void Write(string path, string body)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{body}");
        Open(path);
    }

    public static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
