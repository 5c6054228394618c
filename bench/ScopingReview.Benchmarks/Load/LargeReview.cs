using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Benchmarks.Import;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Load;

/// <summary>
/// A review of many records with a plan, made through the application's own services, and the application as a process of its own over the
/// same database: one that writes to disk safely, or the server in TEST_POSTGRES.
/// </summary>
internal sealed class LargeReview : IAsyncDisposable
{
    private readonly string _directory;
    private readonly EmbeddedPostgres? _server;

    private LargeReview(string directory, EmbeddedPostgres? server) => (_directory, _server) = (directory, server);

    public Workbench Workbench { get; } = new();

    public TestReview Review { get; private set; } = null!;

    public RunningApp Application { get; private set; } = null!;

    /// <summary>The process of PostgreSQL, which the bench keeps running.</summary>
    public int ServerProcessId
        => (_server ?? throw new InvalidOperationException("The server in TEST_POSTGRES is not ours to end.")).ServerProcessId;

    public static async Task<LargeReview> MakeAsync(int records, int reviewers)
    {
        var directory = Directory.CreateTempSubdirectory("scoping-review-bench-").FullName;
        EmbeddedPostgres? server = null;
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is not { Length: > 0 })
        {
            server = await EmbeddedPostgres.StartAsync(new() { DataDirectory = directory }, NullLogger.Instance);
            Environment.SetEnvironmentVariable("TEST_POSTGRES", server.AdministratorConnectionString);
        }

        var large = new LargeReview(directory, server);
        await large.Workbench.InitializeAsync();
        // What is set for a database is not copied with it from the tests' template: it is here as in an installation, for connections made
        // from now on.
        await Workbench.MigrateAsync(large.Workbench.ConnectionString);
        NpgsqlConnection.ClearAllPools();
        large.Review = await large.Workbench.AddReviewAsync(reviewers, $"{records} records");
        var draft = await large.Workbench.LayOutAsync(large.Review, "made.ris", MadeRis.Of(records));
        await large.Workbench.StartAsync(large.Review, draft);
        await large.Workbench.WhenIdleAsync();
        return draft.State == DraftState.Imported ? large : throw new InvalidOperationException($"{draft.State}: {draft.Message}");
    }

    /// <summary>Draws and assigns; everybody reads both first and second.</summary>
    public async Task PlanAsync(decimal share)
    {
        var plan = new PlanInput
        {
            FirstReviewerIds = Review.Reviewers,
            SecondReviewerIds = Review.Reviewers,
            Share = share,
            Seed = "bench",
            MaybeCountsAsInclude = false
        };
        var saved = await Workbench.As<PlanService>(Review.Lead).SaveAsync(Review.Id, ScreeningStage.TitleAbstract, plan);
        if (!saved.Succeeded)
            throw new InvalidOperationException(saved.Message);
    }

    public async Task StartApplicationAsync()
        // The pool of a real installation rather than the small one of a test.
        => Application =
            await RunningApp.StartOverAsync(
                new NpgsqlConnectionStringBuilder(Workbench.ConnectionString) { MaxPoolSize = 100 }.ConnectionString);

    /// <param name="ranked">With priority screening on.</param>
    public async Task<Reader> ReaderAsync(Guid reviewer, bool ranked = false)
        => new(Application.Url, await Workbench.CookieAsync(reviewer), Review.Id, reviewer, ranked);

    public async ValueTask DisposeAsync()
    {
        if (Application is not null)
            await Application.DisposeAsync();
        await Workbench.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
