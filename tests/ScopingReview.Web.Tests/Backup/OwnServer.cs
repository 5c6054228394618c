using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Backup;

/// <summary>
/// A server of the machine's own programs, whatever the other tests use: pg_dump takes no server that is newer than itself.
/// </summary>
public sealed class OwnServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await EmbeddedServer.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
