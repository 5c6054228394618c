namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>Where the cluster, its password and the instance's lock are.</summary>
internal sealed class DataDirectory
{
    private DataDirectory(string root, ServerAccount account) => (Root, Account) = (root, account);

    public string Root { get; }

    public ServerAccount Account { get; }

    public string Cluster => Path.Combine(Root, "postgres");

    public string PasswordFile => Path.Combine(Root, "postgres-password");

    public string Log => Path.Combine(Cluster, "server.log");

    /// <summary>
    /// Makes the directory, or, when we are root and the server's user cannot get into it (a checkout under /root), a directory under
    /// <see cref="EmbeddedPostgresOptions.FallbackDirectory"/>, which the file "database-location" in the first one then names.
    /// Opening the closed parents, or giving the server the right to pass them, would take away a protection that somebody meant.
    /// </summary>
    public static async Task<DataDirectory> PrepareAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var requested = Path.GetFullPath(options.DataDirectory);
        try
        {
            var pointer = Path.Combine(requested, "database-location");
            if (File.Exists(pointer))
            {
                var target = (await File.ReadAllTextAsync(pointer, cancellation)).Trim();
                return Directory.Exists(target)
                    ? new(target, await ServerAccount.ForAsync(Path.Combine(target, "postgres"), cancellation))
                    : throw PostgresProblems.Gone(pointer, target);
            }

            var data = new DataDirectory(requested, await ServerAccount.ForAsync(Path.Combine(requested, "postgres"), cancellation));
            if (await data.TryOwnAsync(cancellation))
                return data;
            if (Directory.Exists(data.Cluster))
                throw PostgresProblems.Unusable(requested, $"the user {data.Account.Name}, whom the server runs as, cannot enter it.");
            var elsewhere = await CreateElsewhereAsync(options.FallbackDirectory, data.Account, cancellation);
            await PrivateFiles.WriteAsync(Path.Combine(elsewhere.Root, "made-for"), requested, cancellation);
            await PrivateFiles.WriteAsync(pointer, elsewhere.Root, cancellation);
            logger.LogWarning("The user {Account}, whom PostgreSQL runs as, cannot enter {Requested}; the data live in {Directory}",
                data.Account.Name, requested, elsewhere.Root);
            return elsewhere;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PostgresProblems.Unusable(requested, exception.Message, exception);
        }
    }

    /// <summary>
    /// A directory that we make, or find empty, becomes the server's own; one with something in it keeps its owner and mode.
    /// </summary>
    private async Task<bool> TryOwnAsync(CancellationToken cancellation)
    {
        var isNew = !Directory.Exists(Root);
        if (isNew)
        {
            PrivateFiles.CreateDirectory(Root);
            await Account.OwnAsync(Root, cancellation);
        }

        if (await Account.CanEnterAsync(Root, cancellation))
            return true;
        if (isNew || Directory.EnumerateFileSystemEntries(Root).Any())
            return false;
        await Account.OwnAsync(Root, cancellation);
        PrivateFiles.CloseDirectory(Root);
        return await Account.CanEnterAsync(Root, cancellation);
    }

    private static async Task<DataDirectory> CreateElsewhereAsync(string parent, ServerAccount account, CancellationToken cancellation)
    {
        if (!Directory.Exists(parent))
        {
            Directory.CreateDirectory(parent);
            PrivateFiles.OpenDirectory(parent);
        }

        // A name of its own: data of a checkout that was deleted must not turn up in a new one at the same place.
        var data = new DataDirectory(Path.Combine(parent, Guid.CreateVersion7().ToString("N")), account);
        return await data.TryOwnAsync(cancellation)
            ? data
            : throw PostgresProblems.Unusable(data.Root, $"the user {account.Name}, whom the server runs as, cannot enter it.");
    }
}
