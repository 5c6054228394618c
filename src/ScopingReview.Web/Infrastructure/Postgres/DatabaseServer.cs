namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>The database that the workbench works on: the server named in ConnectionStrings:ScopingReview, else its own.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    public const string ConnectionName = "ScopingReview";

    private readonly EmbeddedPostgres? _embedded;

    private DatabaseServer(string connectionString, EmbeddedPostgres? embedded)
        => (ConnectionString, _embedded) = (connectionString, embedded);

    public string ConnectionString { get; }

    public bool IsEmbedded => _embedded is not null;

    /// <exception cref="StartupProblem">Something that a person has to put right.</exception>
    public static async Task<DatabaseServer> StartAsync(
        IConfiguration configuration, string contentRoot, ILogger logger, CancellationToken cancellation = default)
    {
        if (configuration.GetConnectionString(ConnectionName) is { } given && !string.IsNullOrWhiteSpace(given))
        {
            var patience = TimeSpan.FromSeconds(configuration.GetValue("SCOPING_REVIEW_DB_WAIT", 15.0));
            await ExternalServer.CheckAsync(given, patience, logger, cancellation);
            return new(given, null);
        }

        var embedded = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.From(configuration, contentRoot), logger, cancellation);
        return new(embedded.ConnectionString, embedded);
    }

    /// <summary>Stops the server if it is ours. To be called when nothing uses the database any more.</summary>
    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
