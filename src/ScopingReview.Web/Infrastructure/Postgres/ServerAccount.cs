using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>The user that PostgreSQL runs as: ourselves, or, since it refuses root, another one when we are root.</summary>
internal sealed class ServerAccount
{
    private static readonly ServerAccount Ourselves = new("", "", "", null);

    private readonly string _uid;
    private readonly string _gid;
    private readonly string? _switcher;

    private ServerAccount(string name, string uid, string gid, string? switcher)
        => (Name, _uid, _gid, _switcher) = (name, uid, gid, switcher);

    public string Name { get; }

    public bool IsAnotherUser => _switcher is not null;

    /// <summary>Root takes the user who owns existing data, else the user "postgres", which every package of PostgreSQL creates.</summary>
    public static async Task<ServerAccount> ForAsync(string cluster, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            return Ourselves;
        var switcher = FindSwitcher() ?? throw PostgresProblems.NoWayToSwitchUser();
        var owner = Directory.Exists(cluster) ? await AskAsync("stat", ["-c", "%u", cluster], cancellation) : null;
        var user = owner is null or "0" ? "postgres" : owner;
        if (await AskAsync("id", ["-u", user], cancellation) is not { } uid)
        {
            // An owner without an entry in the user database can still be switched to by number.
            if (!int.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out _) || Path.GetFileName(switcher) != "setpriv")
                throw PostgresProblems.NoServerAccount();
            return new(user, user, await AskAsync("stat", ["-c", "%g", cluster], cancellation) ?? user, switcher);
        }

        var gid = await AskAsync("id", ["-g", user], cancellation) ?? uid;
        return new(await AskAsync("id", ["-nu", user], cancellation) ?? user, uid, gid, switcher);
    }

    public Task<CommandResult> RunAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Path.GetFileName(_switcher) switch
        {
            null => Command.RunAsync(file, arguments, cancellation),
            "setpriv" =>
                Command.RunAsync(_switcher!, [$"--reuid={_uid}", $"--regid={_gid}", "--clear-groups", file, .. arguments], cancellation),
            "runuser" => Command.RunAsync(_switcher!, ["-u", Name, "--", file, .. arguments], cancellation),
            _ => Command.RunAsync(_switcher!, ["-s", "/bin/sh", "-c", string.Join(' ', arguments.Prepend(file).Select(Quote)), Name],
                cancellation),
        };

    /// <summary>Asked of the system itself, as that user, so that access lists and mounts count too.</summary>
    public async Task<bool> CanEnterAsync(string directory, CancellationToken cancellation) =>
        !IsAnotherUser || (await RunAsync("/bin/sh", ["-c", "cd \"$0\"", directory], cancellation)).ExitCode == 0;

    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (!IsAnotherUser)
            return;
        var result = await Command.RunAsync("chown", [$"{_uid}:{_gid}", path], cancellation);
        if (result.ExitCode != 0)
            throw PostgresProblems.Unusable(path, result.Output);
    }

    private static string? FindSwitcher() =>
        new[] { "setpriv", "runuser", "su" }
            .SelectMany(name => new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }, (name, directory) => Path.Combine(directory, name))
            .FirstOrDefault(File.Exists);

    private static async Task<string?> AskAsync(string file, string[] arguments, CancellationToken cancellation)
    {
        var result = await Command.RunAsync(file, arguments, cancellation);
        return result.ExitCode == 0 ? result.Output : null;
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
