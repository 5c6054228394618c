using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Tests.Support;

/// <summary>
/// The whole application over a database of its own. One per test class (IClassFixture); tests keep apart by making their own reviews.
/// </summary>
public sealed class Workbench : IAsyncLifetime
{
    private readonly List<AsyncServiceScope> _scopes = [];
    private TestDatabase _database = null!;
    private WebApplicationFactory<Program> _application = null!;
    private int _users;

    /// <summary>Rounds of hashing: one, which takes no time, unless the time is what is asked for.</summary>
    public int PasswordIterations { get; init; } = 1;

    public IServiceProvider Services => _application.Services;

    public string ConnectionString => _database.ConnectionString;

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.CreateDatabaseAsync(MigrateAsync);
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("ConnectionStrings:ScopingReview", _database.ConnectionString)
            .UseSetting("SCOPING_REVIEW_URLS", "http://127.0.0.1:0")
            // Thousands of accounts are made, and none of them is worth guarding.
            .ConfigureServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations))
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
        _ = _application.Services;
    }

    public async Task DisposeAsync()
    {
        // The component library's services can be put away in no other way.
        foreach (var scope in _scopes)
            await scope.DisposeAsync();
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var db = new ReviewDbContext(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
        await DatabaseMigrator.MigrateAsync(db);
    }

    /// <summary>A context outside of any service: for arranging and for looking at what was stored.</summary>
    public ReviewDbContext Db() => Services.GetRequiredService<IDbContextFactory<ReviewDbContext>>().CreateDbContext();

    /// <summary>Runs a statement beside the application: a trigger that breaks something, a lock.</summary>
    public Task SqlAsync(string statement) => TestPostgres.ExecuteAsync(ConnectionString, statement);

    /// <summary>The services as a person meets them; null is nobody signed in.</summary>
    public IServiceProvider As(Guid? user)
    {
        var scope = Services.CreateAsyncScope();
        lock (_scopes)
            _scopes.Add(scope);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(user);
        return scope.ServiceProvider;
    }

    public T As<T>(Guid? user) where T : notnull => As(user).GetRequiredService<T>();

    /// <summary>An HTTP client with the person's sign-in cookie; null is nobody signed in. Redirects are not followed.</summary>
    public async Task<HttpClient> ClientAsync(Guid? user)
    {
        var client = _application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        if (user is { } person)
            client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(person));
        return client;
    }

    /// <summary>The person's sign-in cookie, good for any application over this database: the keys are in it.</summary>
    /// <param name="age">How long ago it was issued or looked at: after a minute it is looked at again.</param>
    public async Task<string> CookieAsync(Guid user, TimeSpan age = default)
    {
        using var scope = Services.CreateScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByIdAsync(user.ToString());
        ClaimsPrincipal principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>()
            .CreateAsync(account!);
        var cookies = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties
        {
            IssuedUtc = TimeProvider.System.GetUtcNow() - age,
            ExpiresUtc = TimeProvider.System.GetUtcNow().AddDays(1)
        };
        var ticket = cookies.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
        return $"{cookies.Cookie.Name}={ticket}";
    }

    public async Task<Guid> AddUserAsync(string name = "Person")
    {
        using var scope = Services.CreateScope();
        var number = Interlocked.Increment(ref _users);
        var user = new AppUser
        {
            DisplayName = $"{name} {number}",
            UserName = $"person{number}@example.org",
            Email = $"person{number}@example.org",
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, "correct horse 9");
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        return user.Id;
    }

    /// <summary>A review with one lead and as many reviewers as asked for.</summary>
    public async Task<TestReview> AddReviewAsync(int reviewers = 1, string title = "A review")
    {
        var lead = await AddUserAsync("Lead");
        var now = TimeProvider.System.GetUtcNow();
        var review = new Review { Title = title, CreatedAt = now, CreatedById = lead };
        await using (var db = Db())
        {
            db.Reviews.Add(review);
            db.Members.Add(new ReviewMember { ReviewId = review.Id, UserId = lead, Role = ReviewRole.Lead, JoinedAt = now });
            await db.SaveChangesAsync();
        }
        List<Guid> others = [];
        for (var i = 0; i < reviewers; i++)
            others.Add(await AddMemberAsync(review.Id, ReviewRole.Reviewer));
        return new TestReview(review.Id, lead, others);
    }

    public async Task<Guid> AddMemberAsync(Guid review, ReviewRole role, bool removed = false)
    {
        var user = await AddUserAsync(role.ToString());
        await using var db = Db();
        var now = TimeProvider.System.GetUtcNow();
        db.Members.Add(
            new ReviewMember { ReviewId = review, UserId = user, Role = role, JoinedAt = now, RemovedAt = removed ? now : null });
        await db.SaveChangesAsync();
        return user;
    }
}

/// <param name="Reviewers">In the order in which they were added.</param>
public sealed record TestReview(Guid Id, Guid Lead, IReadOnlyList<Guid> Reviewers);
