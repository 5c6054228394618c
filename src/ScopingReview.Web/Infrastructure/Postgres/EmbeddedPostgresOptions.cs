namespace ScopingReview.Web.Infrastructure.Postgres;

public sealed record EmbeddedPostgresOptions
{
    /// <summary>Holds the cluster, its password and the lock of the one instance that uses it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The TCP port on 127.0.0.1; a free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>The one directory to take initdb, pg_ctl and postgres from; searched for when null.</summary>
    public string? BinaryDirectory { get; init; }

    /// <summary>False only in tests, where a power cut may lose everything.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Where data live when we are root and the server's user cannot enter <see cref="DataDirectory"/>.</summary>
    public string FallbackDirectory { get; init; } = "/var/lib/scoping-review";

    /// <summary>How long a server that was killed may take to leave its lock to the next one.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public static EmbeddedPostgresOptions From(IConfiguration configuration, string contentRoot) => new()
    {
        DataDirectory = NullIfBlank(configuration["SCOPING_REVIEW_DATA"]) ?? Path.Combine(Home(contentRoot), "data"),
        Port = ParsePort(NullIfBlank(configuration["SCOPING_REVIEW_DB_PORT"])),
        BinaryDirectory = NullIfBlank(configuration["SCOPING_REVIEW_PG_BIN"]),
    };

    /// <summary>The checkout that the content root lies in, else the content root itself.</summary>
    private static string Home(string contentRoot)
    {
        for (var directory = new DirectoryInfo(contentRoot); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ScopingReview.sln")))
                return directory.FullName;
        }

        return contentRoot;
    }

    private static int? ParsePort(string? text) =>
        text is null ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port
        : throw new StartupProblem($"SCOPING_REVIEW_DB_PORT is \"{text}\", which is not a port.",
            "Set it to a number from 1 to 65535, or leave it out: a free port is then chosen.");

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
