using System.Net;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Account;

/// <summary>In a workbench of its own: it uses up what one network may try.</summary>
public sealed class RateLimitTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back()
    {
        using var client = await workbench.ClientAsync(null);
        HttpResponseMessage answer;
        do
        {
            answer = await client.PostAsync(Urls.SignOut, null);
        }
        while (answer.StatusCode == HttpStatusCode.Redirect);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.StartsWith("Too many attempts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }
}
