using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>Every way in which the database can keep the workbench from starting, in words (docs/OPERATIONS.md repeats them).</summary>
internal static class PostgresProblems
{
    private const string HowToInstall =
        "  Debian, Ubuntu:  apt-get install postgresql\n" +
        "  Fedora, RHEL:    dnf install postgresql-server postgresql-contrib\n" +
        "  macOS:           brew install postgresql@17\n" +
        "or set ConnectionStrings__ScopingReview to a server of your own.";

    private const int MostLines = 6;
    private static readonly string[] TellingWords = ["error", "fatal", "panic", "could not", "cannot", "failed", "hint"];

    public static StartupProblem NoBinaries() => new(
        "No PostgreSQL programs (initdb, pg_ctl, postgres) were found on this machine.",
        $"Install PostgreSQL {PostgresBinaries.OldestSupported} or newer:\n{HowToInstall}");

    public static StartupProblem NoBinariesIn(string directory) => new(
        $"SCOPING_REVIEW_PG_BIN is {directory}, but initdb, pg_ctl and postgres are not there or do not run.",
        "Set it to the bin directory of a PostgreSQL installation, or leave it out: the usual places are then searched.");

    public static StartupProblem TooOld(string version) => new(
        $"PostgreSQL {version} is too old.",
        $"Install PostgreSQL {PostgresBinaries.OldestSupported} or newer:\n{HowToInstall}");

    public static StartupProblem OtherMajorVersion(string cluster, string dataVersion, IEnumerable<PostgresBinaries> found) => new(
        $"The data in {cluster} were written by PostgreSQL {dataVersion}; this machine has {string.Join(", ", found.Select(b => b.Version))}. Nothing was changed.",
        $"Install PostgreSQL {dataVersion} beside it (it is found by itself), or move the data over with pg_dump: docs/OPERATIONS.md, \"Another major version of PostgreSQL\".");

    public static StartupProblem NotSupportedHere() => new(
        "The built-in database server runs on Linux and, for an ordinary user, on macOS.",
        "Set ConnectionStrings__ScopingReview to a PostgreSQL server, or use docker compose.");

    public static StartupProblem NoServerAccount() => new(
        "PostgreSQL refuses to run as root, and this machine has no user \"postgres\" to run it as.",
        "Create one (useradd --system postgres), or start the workbench as an ordinary user.");

    public static StartupProblem NoWayToSwitchUser() => new(
        "PostgreSQL refuses to run as root, and none of setpriv, runuser and su is there to run it as another user.",
        "Install util-linux, or start the workbench as an ordinary user.");

    public static StartupProblem Unusable(string path, string reason, Exception? inner = null)
        => IsDiskFull(reason) ? DiskFull(path, inner) : new(
        $"The data directory {path} cannot be used: {reason}",
        "Give this user read and write permission there, start the workbench as the user who made it, or set SCOPING_REVIEW_DATA to another directory. Nothing was changed.",
        inner);

    public static StartupProblem NotACluster(string cluster) => new(
        $"{cluster} holds files, but no PostgreSQL database. Nothing was changed.",
        "Move those files away, or set SCOPING_REVIEW_DATA to another directory.");

    public static StartupProblem Gone(string pointer, string target) => new(
        $"The data of this workbench should be in {target} (as {pointer} says), but that directory is not there.",
        "Bring it back, for instance from a backup. To begin with empty data instead, delete that file.");

    public static StartupProblem InUse(string directory, string? owner) => new(
        $"Another instance of the workbench{(owner is null ? "" : $" (process {owner})")} is using the data in {directory}.",
        "Use that one, stop it first, or set SCOPING_REVIEW_DATA to another directory for this one.");

    public static StartupProblem NoPassword(string file) => new(
        $"The database's password is missing: {file}.",
        "Bring the file back from a backup, or set a new password: docs/OPERATIONS.md, \"The password file is lost\".");

    public static StartupProblem NotOurs(string cluster, int pid, Exception? inner = null) => new(
        $"A PostgreSQL server (process {pid.ToString(CultureInfo.InvariantCulture)}) already runs on {cluster}, but does not accept the stored password.",
        "Stop that server (pg_ctl stop), or set SCOPING_REVIEW_DATA to another directory.",
        inner);

    public static StartupProblem StillLocked(string cluster, string named) => new(
        $"PostgreSQL did not start: {cluster} is marked as in use by {named}, and stayed so.",
        "If that is a PostgreSQL server on this directory, stop it. If it certainly is not (after a power cut another program can have got the same number), delete postmaster.pid there yourself; the workbench never does.");

    public static StartupProblem PortTaken(int port) => new(
        $"Port {port.ToString(CultureInfo.InvariantCulture)} on 127.0.0.1, meant for the database, is taken.",
        "Set SCOPING_REVIEW_DB_PORT to another port, or leave it out: a free one is then chosen.");

    /// <summary>
    /// A PostgreSQL program failed. What it said is cut to what matters: initdb alone says twenty lines of what went well before.
    /// </summary>
    public static StartupProblem Failed(string what, string output, string cluster, string log)
        => IsDiskFull(output) ? DiskFull(cluster) : new(
        $"{what} failed:\n{Telling(output)}",
        $"The server's log is {log}.");

    public static StartupProblem DiskFull(string directory, Exception? inner = null) => new(
        $"The disk that holds {directory} is full.",
        "Make room there (a new database takes 50 MB, and some hundred to work with), or set SCOPING_REVIEW_DATA to a directory on another disk.",
        inner);

    internal static bool IsDiskFull(string message) => message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || message.Contains("Disk quota exceeded", StringComparison.OrdinalIgnoreCase);

    private static string Telling(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] telling = [.. lines.Where(line => TellingWords.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        return string.Join('\n', (telling.Length > 0 ? telling : lines).TakeLast(MostLines));
    }
}
