using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScopingReview.Web.Data;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Demo;

/// <summary>The application, started with --demo over a database of its own; tests start it again as they need.</summary>
public sealed class DemoBench : IAsyncLifetime
{
    public const string Collection = "Demo";

    private TestDatabase _database = null!;

    public StartedApplication App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        App = Start(demo: true);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    public StartedApplication Start(bool demo) => new(_database.ConnectionString, demo);
}

[CollectionDefinition(DemoBench.Collection)]
public sealed class DemoTests : ICollectionFixture<DemoBench>;

/// <summary>The application from start to stop.</summary>
public sealed class StartedApplication : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _application;

    public StartedApplication(string connectionString, bool demo)
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("ConnectionStrings:ScopingReview", connectionString)
            .UseSetting("SCOPING_REVIEW_URLS", "http://127.0.0.1:0")
            .UseSetting("demo", demo ? "true" : "false")
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
        _ = _application.Services;
    }

    public IServiceProvider Services => _application.Services;

    public ReviewDbContext Db() => Services.GetRequiredService<IDbContextFactory<ReviewDbContext>>().CreateDbContext();

    public IServiceScope As(Guid? user)
    {
        var scope = Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(user);
        return scope;
    }

    public async Task<Guid> ReviewAsync()
    {
        await using var db = Db();
        return await db.Reviews.Where(r => r.Title == DemoTexts.Title).Select(r => r.Id).SingleAsync();
    }

    public async Task<Guid> LeadAsync()
    {
        await using var db = Db();
        return await db.Users.Where(u => u.Email == DemoPeople.Lead.Email).Select(u => u.Id).SingleAsync();
    }

    public HttpClient CreateClient() => _application.CreateClient();

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
