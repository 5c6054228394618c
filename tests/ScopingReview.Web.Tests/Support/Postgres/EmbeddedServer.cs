using Microsoft.Extensions.Logging.Abstractions;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Tests.Support;

/// <summary>A server of the machine's own PostgreSQL programs, as the workbench starts one, but without care for a power cut.</summary>
public static class EmbeddedServer
{
    // Held to the end of the process: it holds the server's lock.
    private static readonly List<EmbeddedPostgres> _running = [];

    public static async Task<TestServer> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("scoping-review-tests-").FullName;
        var server = await EmbeddedPostgres.StartAsync(new() { DataDirectory = directory, Durable = false }, NullLogger.Instance);
        lock (_running)
            _running.Add(server);
        AfterThisProcess.Run(
            """
            kill -QUIT "$(head -n 1 "$2/postgres/postmaster.pid")"
            for _ in $(seq 100); do [ -e "$2/postgres/postmaster.pid" ] || break; sleep 0.1; done
            rm -rf "$2" "$1"
            """,
            directory, server.DataDirectory);
        return new TestServer(server.AdministratorConnectionString);
    }
}
