using System.Globalization;
using Npgsql;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>PostgreSQL's programs that write and read dumps. One of an older version than the server refuses to read from it.</summary>
internal sealed class DumpPrograms
{
    private readonly string _directory;

    private DumpPrograms(string directory) => _directory = directory;

    public string Dump => Path.Combine(_directory, "pg_dump");

    public string Restore => Path.Combine(_directory, "pg_restore");

    /// <summary>Those of the server's own version, else the oldest of the newer ones.</summary>
    /// <exception cref="StartupProblem">There are none.</exception>
    public static async Task<DumpPrograms> ForAsync(NpgsqlConnection server, string? onlyIn, CancellationToken cancellation)
    {
        List<PostgresBinaries> found = [];
        foreach (var directory in PostgresBinaries.Directories(onlyIn, ["pg_dump", "pg_restore"]))
        {
            if (await PostgresBinaries.ReadAsync(directory, "pg_dump", cancellation) is { } programs)
                found.Add(programs);
        }

        var version = server.PostgreSqlVersion.Major;
        return found.Where(programs => programs.Major >= version).MinBy(programs => programs.Major) is { } fitting
            ? new(fitting.Directory)
            : throw new StartupProblem(
                string.Create(CultureInfo.InvariantCulture, $"It takes pg_dump and pg_restore of PostgreSQL {version} or newer, and ")
                    + (found.Count == 0
                    ? "none are here."
                    : $"only {string.Join(", ", found.Select(programs => programs.Version).Distinct(StringComparer.Ordinal))} is here."),
                $"Install PostgreSQL's client programs (Debian and Ubuntu: apt-get install postgresql-client-{version.ToString(CultureInfo.InvariantCulture)}).");
    }

    /// <summary>
    /// The server and how to get in, as PostgreSQL's programs take it: from the environment, which other users cannot see.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment(NpgsqlConnectionStringBuilder server)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PGHOST"] = server.Host ?? "",
            ["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = server.Username ?? "",
            ["PGPASSWORD"] = server.Password ?? "",
            ["PGDATABASE"] = server.Database ?? server.Username ?? "",
            ["PGSSLMODE"] = server.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
        };
        if (server.RootCertificate is { Length: > 0 } certificate)
            environment["PGSSLROOTCERT"] = certificate;
        return environment;
    }
}
