using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

public sealed class SecurityHeadersTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Api = "/api/reviews/{0}";

    /// <summary>
    /// A response of every kind, who asks for it, and whether it is the application's own (kept by nobody) or a file of the program.
    /// </summary>
    public static TheoryData<string, bool, HttpStatusCode, bool> Responses => new()
    {
        { "/", true, HttpStatusCode.OK, true },
        { "/reviews/{0}/audit", true, HttpStatusCode.OK, true },
        { Urls.SignIn, false, HttpStatusCode.OK, true },
        { Urls.Account, false, HttpStatusCode.Redirect, true },
        { "/error", false, HttpStatusCode.OK, true },
        { "/nothing/here", true, HttpStatusCode.NotFound, true },
        { "/health", false, HttpStatusCode.OK, true },
        { "/js/theme.js", false, HttpStatusCode.OK, false },
        { "/css/tokens.css", false, HttpStatusCode.OK, false },
        { "/favicon.svg", false, HttpStatusCode.OK, false },
        { "/_framework/blazor.web.js", false, HttpStatusCode.OK, false },
        { $"{Api}/screening/TitleAbstract/queue", true, HttpStatusCode.OK, true },
        { $"{Api}/screening/TitleAbstract/queue", false, HttpStatusCode.Unauthorized, true },
        { $"{Api}/screening/TitleAbstract/queue?take=many", true, HttpStatusCode.BadRequest, true },
        { $"{Api}/report/flow.svg", true, HttpStatusCode.OK, true },
        { $"{Api}/report/flow.csv", true, HttpStatusCode.OK, true },
        { $"{Api}/records/export?format=ris", true, HttpStatusCode.OK, true },
        { $"{Api}/duplicates/overlap.svg", true, HttpStatusCode.OK, true },
        { $"{Api}/nothing/here", true, HttpStatusCode.NotFound, true },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Every_kind_of_response_carries_the_policy_once_and_private_ones_are_kept_nowhere(
        string path, bool signedIn, HttpStatusCode status, bool isPrivate)
    {
        var review = await workbench.AddReviewAsync();
        using var client = await workbench.ClientAsync(signedIn ? review.Lead : null);

        using var response = await client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, review.Id));

        Assert.Equal(status, response.StatusCode);
        AssertGuarded(response, path.StartsWith("/api/", StringComparison.Ordinal) ? SecurityHeaders.DataPolicy : null);
        Assert.Equal(isPrivate, response.Headers.CacheControl?.NoStore == true);
    }

    [Fact]
    public async Task An_error_carries_the_policy_too()
    {
        var review = await workbench.AddReviewAsync();
        await using var served = Served(workbench.ConnectionString, "localhost");
        using var client = served.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", await workbench.CookieAsync(review.Lead));
        await workbench.SqlAsync("alter table reviews rename to reviews_gone");
        try
        {
            using var response = await client.GetAsync(Urls.SearchTable(review.Id));

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Contains("Something went wrong", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            AssertGuarded(response, null);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
        finally
        {
            await workbench.SqlAsync("alter table reviews_gone rename to reviews");
        }
    }

    [Fact]
    public void The_policy_of_pages_runs_no_inline_script_and_reaches_this_site_alone()
    {
        var rules = SecurityHeaders.PagePolicy.Split(';', StringSplitOptions.TrimEntries)
            .ToDictionary(rule => rule.Split(' ', 2)[0], rule => rule.Split(' ', 2)[1], StringComparer.Ordinal);

        Assert.Equal(("'none'", "'self'", "'self'", "'none'"),
            (rules["default-src"], rules["script-src"], rules["connect-src"], rules["frame-ancestors"]));
        Assert.DoesNotContain("unsafe-eval", SecurityHeaders.PagePolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", SecurityHeaders.DataPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_tls_the_browser_is_told_to_stay_there_and_cookies_are_for_tls_alone()
    {
        await using var served = Served(workbench.ConnectionString, "review.example.org");
        using var client =
            served.CreateClient(
                new() { BaseAddress = new Uri("https://review.example.org"), AllowAutoRedirect = false, HandleCookies = false });

        using var page = await client.GetAsync(Urls.SignIn);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.StartsWith("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_host_name_gets_no_answer()
    {
        await using var served = Served(workbench.ConnectionString, "review.example.org");
        foreach (var (host, status) in new[] { ("review.example.org", HttpStatusCode.OK), ("attacker.example", HttpStatusCode.BadRequest),
            ("127.0.0.1", HttpStatusCode.BadRequest) })
        {
            using var client = served.CreateClient(new() { BaseAddress = new Uri($"http://{host}") });
            using var answer = await client.GetAsync("/health");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080", "127.0.0.1 localhost [::1]")]
    [InlineData(null, "http://review.example.org:8080;http://localhost:8080", "review.example.org localhost 127.0.0.1 [::1]")]
    [InlineData(null, "http://0.0.0.0:8080", "*")]
    [InlineData(null, "http://127.0.0.1:5080;http://[::]:8080", "*")]
    [InlineData(null, "http://unix:/run/workbench.sock", "*")]
    [InlineData("review.example.org; localhost", "http://0.0.0.0:8080", "review.example.org localhost")]
    public void It_answers_under_the_names_that_are_set_or_listened_on(string? allowed, string urls, string names)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("AllowedHosts", allowed), KeyValuePair.Create("urls", (string?)urls)]).Build();

        Assert.Equal(names.Split(' '), TransportSecurity.HostNames(configuration));
    }

    /// <summary>As a server runs it.</summary>
    private static WebApplicationFactory<Program> Served(string connectionString, string host)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
        .UseEnvironment("Production")
        .UseSetting("ConnectionStrings:ScopingReview", connectionString)
        .UseSetting("SCOPING_REVIEW_URLS", "http://127.0.0.1:0")
        .UseSetting("AllowedHosts", host));

    /// <param name="policy">The one to expect; null for that of pages.</param>
    private static void AssertGuarded(HttpResponseMessage response, string? policy)
    {
        Assert.Equal([policy ?? SecurityHeaders.PagePolicy], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
        Assert.True(response.Headers.Contains("Permissions-Policy"));
    }
}
