using System.Text.RegularExpressions;
using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace ScopingReview.Web.Tests.Support;

/// <summary>A server in a container, of the image in TEST_POSTGRES_IMAGE, by default the one that docker-compose.yml runs.</summary>
internal static partial class ContainerServer
{
    // What a test stores need not outlive a power cut.
    private static readonly string[] _settings =
        ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=200", "-c",
            "shared_buffers=256MB"];

    // Held to the end of the process.
    private static PostgreSqlContainer? _running;

    /// <summary>Null where no Docker engine answers.</summary>
    public static async Task<TestServer?> StartWhereDockerAnswersAsync()
    {
        try
        {
            return await StartAsync();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    public static async Task<TestServer> StartAsync()
    {
        var image = Environment.GetEnvironmentVariable("TEST_POSTGRES_IMAGE") is { Length: > 0 } chosen ? chosen : ImageOfCompose();
        _running = new PostgreSqlBuilder(image)
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8")
            .WithCommand(_settings)
            .WithCleanUp(true)
            .Build();
        await _running.StartAsync();
        // Testcontainers' own reaper needs an image of its own, and is switched off where that cannot be had.
        AfterThisProcess.Run("docker rm --force --volumes \"$1\"", _running.Id);
        return new TestServer(_running.GetConnectionString());
    }

    private static string ImageOfCompose()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var compose = Path.Combine(directory.FullName, "docker-compose.yml");
            if (File.Exists(compose))
                return Image().Match(File.ReadAllText(compose)).Groups["image"].Value;
        }

        throw new InvalidOperationException("There is no docker-compose.yml above the tests. Set TEST_POSTGRES_IMAGE.");
    }

    [GeneratedRegex(@"^\s+image:\s+(?<image>postgres:\S+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Image();
}
