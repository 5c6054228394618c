using System.Globalization;
using System.Text.RegularExpressions;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>One installation of PostgreSQL's server programs.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major, string Version)
{
    public const int OldestSupported = 15;

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    private static readonly string[] UsualPlaces =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
        "/usr/local/pgsql/bin",
    ];

    public string Initdb => Path.Combine(Directory, "initdb");

    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <summary>The newest installation, or the newest of the major version that existing data were written by.</summary>
    /// <exception cref="StartupProblem">None is there, all are too old, or none fits the data.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        string? onlyIn, string cluster, string? dataVersion, CancellationToken cancellation)
    {
        var found = await FindAllAsync(onlyIn, cancellation);
        if (found.Count == 0)
            throw onlyIn is null ? PostgresProblems.NoBinaries() : PostgresProblems.NoBinariesIn(onlyIn);
        var newest = found.MaxBy(b => b.Major)!;
        if (dataVersion is not null)
            return found.FirstOrDefault(b => b.Major.ToString(CultureInfo.InvariantCulture) == dataVersion && b.Major >= OldestSupported)
                ?? throw PostgresProblems.OtherMajorVersion(cluster, dataVersion, found);
        return newest.Major >= OldestSupported ? newest : throw PostgresProblems.TooOld(newest.Version);
    }

    private static async Task<List<PostgresBinaries>> FindAllAsync(string? onlyIn, CancellationToken cancellation)
    {
        List<PostgresBinaries> found = [];
        foreach (var directory in Directories(onlyIn, Needed))
        {
            if (await ReadAsync(directory, "postgres", cancellation) is { } binaries)
                found.Add(binaries);
        }

        return found;
    }

    /// <summary>Where all these programs are, of the places that PostgreSQL is usually put into.</summary>
    internal static IEnumerable<string> Directories(string? onlyIn, IReadOnlyList<string> programs)
        => (onlyIn is not null
                ? [onlyIn]
                : UsualPlaces.SelectMany(Expand)
                    .Concat((Environment.GetEnvironmentVariable("PATH")
                        ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)))
            .Distinct(StringComparer.Ordinal)
            .Where(directory => programs.All(name => File.Exists(Path.Combine(directory, name))));

    /// <summary>The version that a program of an installation says it is; null when it does not run.</summary>
    internal static async Task<PostgresBinaries?> ReadAsync(string directory, string program, CancellationToken cancellation)
    {
        var result = await Command.RunAsync(Path.Combine(directory, program), ["--version"], cancellation);
        return result.ExitCode == 0 && VersionPattern().Match(result.Output) is { Success: true } match
            ? new(directory, int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["version"].Value)
            : null;
    }

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> paths = ["/"];
        foreach (var part in parts)
            paths = [.. paths.Where(System.IO.Directory.Exists)
                .SelectMany(path => part.Contains('*') ? SubdirectoriesOf(path, part) : [Path.Combine(path, part)])];
        return paths;
    }

    private static string[] SubdirectoriesOf(string path, string pattern)
    {
        try
        {
            return System.IO.Directory.GetDirectories(path, pattern);
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[^\s]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();
}
