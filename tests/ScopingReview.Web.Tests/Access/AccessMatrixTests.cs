using System.CodeDom.Compiler;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Access;

public sealed class AccessMatrixTests(Workbench workbench) : IClassFixture<Workbench>
{
    public static TheoryData<string> MethodNames => [.. ServiceMethods.Find().Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_service_method_has_a_row_and_every_row_a_method()
        => Assert.Equal(ServiceMethods.Find().Keys.Order(StringComparer.Ordinal), AccessTable.Methods.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_endpoint_with_data_has_a_row_and_every_row_an_endpoint()
        => Assert.Equal(FindEndpoints().Order(StringComparer.Ordinal), AccessTable.Endpoints.Keys.Order(StringComparer.Ordinal));

    /// <summary>Decision 40: what is not, is compiled anew at each start.</summary>
    [Fact]
    public void Every_endpoint_with_data_is_bound_by_generated_code()
        => Assert.Empty(EndpointsWithData()
            .Where(endpoint => endpoint.Metadata.GetMetadata<GeneratedCodeAttribute>() is null)
            .Select(endpoint => endpoint.DisplayName));

    [Fact]
    public void Every_method_that_is_for_members_takes_the_review_first()
    {
        var wrong = ServiceMethods.Find()
            .Where(m => AccessTable.Methods[m.Key].Allowed is Allowed.Lead or Allowed.Contributor or Allowed.Member)
            .Where(m => m.Value.GetParameters() is not [{ Name: "reviewId" }, ..])
            .Select(m => m.Key);

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task A_method_answers_those_it_is_for_and_nobody_else(string name)
    {
        var allowed = AccessTable.Methods[name].Allowed;
        if (allowed == Allowed.Token)
            return; // The secret is the permission; AccountService's own tests hold it.
        var method = ServiceMethods.Find()[name];
        // A review for each call that is answered, since what a lead may do could change it for the next person; those who are denied
        // change nothing, and all are of one.
        var ofAll = await workbench.AddReviewAsync();
        foreach (var person in Enum.GetValues<Person>())
        {
            var (review, user) = await ArrangeAsync(person, MayCall(allowed, person) ? null : ofAll);
            var service = workbench.As(user).GetRequiredService(method.DeclaringType!);
            var denied =
                await DeniedAsync(() => ServiceMethods.CallAsync(service, method, ServiceMethods.HarmlessArguments(method, review.Id)));
            Assert.True(denied == !MayCall(allowed, person), $"{name} called by {person}: {(denied ? "denied" : "answered")}");
        }
    }

    [Fact]
    public async Task An_endpoint_answers_those_it_is_for_and_nobody_else()
    {
        foreach (var (name, row) in AccessTable.Endpoints)
            await HoldAsync(name, row.Allowed);
    }

    /// <summary>Well-formed for every endpoint: what cannot be read at all is refused before anybody asks who sent it.</summary>
    private const string AnyBody =
        """
        {
          "reviewerId": "01900000-0000-7000-8000-000000000001", "operationId": "01900000-0000-7000-8000-000000000002", "labelId": "01900000-0000-7000-8000-000000000003",
          "stage": "TitleAbstract", "number": 1, "verdict": "Include", "on": true, "name": "x", "text": "x"
        }
        """;

    private async Task HoldAsync(string name, Allowed allowed)
    {
        var verb = name[..name.IndexOf(' ', StringComparison.Ordinal)];
        var ofAll = await workbench.AddReviewAsync();
        foreach (var person in Enum.GetValues<Person>())
        {
            var (review, user) = await ArrangeAsync(person, MayCall(allowed, person) ? null : ofAll);
            using var client = await workbench.ClientAsync(user);
            using var request = new HttpRequestMessage(new HttpMethod(verb), PathOf(name, review.Id));
            if (verb != "GET")
                request.Content = new StringContent(AnyBody, System.Text.Encoding.UTF8, "application/json");
            using var response = await client.SendAsync(request);
            var expected = person switch
            {
                Person.Anonymous => HttpStatusCode.Unauthorized,
                Person.MemberOfAnotherReview or Person.RemovedMember => HttpStatusCode.NotFound,
                _ => HttpStatusCode.Forbidden,
            };
            if (MayCall(allowed, person))
                Assert.DoesNotContain(response.StatusCode,
                    new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError });
            else
                Assert.True(response.StatusCode == expected, $"{name} called by {person}: {response.StatusCode} instead of {expected}");
        }
    }

    private async Task<(TestReview Review, Guid? User)> ArrangeAsync(Person person, TestReview? shared)
    {
        var review = shared ?? await workbench.AddReviewAsync();
        Guid? user = person switch
        {
            Person.Lead => review.Lead,
            Person.Reviewer => review.Reviewers[0],
            Person.Observer => await workbench.AddMemberAsync(review.Id, ReviewRole.Observer),
            Person.MemberOfAnotherReview => (await workbench.AddReviewAsync(reviewers: 0)).Lead,
            Person.RemovedMember => await workbench.AddMemberAsync(review.Id, ReviewRole.Lead, removed: true),
            _ => null,
        };
        return (review, user);
    }

    private static bool MayCall(Allowed allowed, Person person) => allowed switch
    {
        Allowed.Lead => person is Person.Lead,
        Allowed.Contributor => person is Person.Lead or Person.Reviewer,
        Allowed.Member => person is Person.Lead or Person.Reviewer or Person.Observer,
        _ => person is not Person.Anonymous,
    };

    private static async Task<bool> DeniedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ReviewAccessDeniedException)
        {
            return true;
        }
        return false;
    }

    private IEnumerable<RouteEndpoint> EndpointsWithData()
        => workbench.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true);

    private IEnumerable<string> FindEndpoints()
        => EndpointsWithData()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(verb => $"{verb} {endpoint.RoutePattern.RawText}"))
            .Distinct();

    /// <summary>Route values: the review's id, else something of the right shape that does not exist.</summary>
    private static string PathOf(string name, Guid reviewId)
        => string.Join('/', name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('/').Select(part => part switch
        {
            "{reviewId:guid}" => reviewId.ToString(),
            ['{', ..] when part.Contains(":guid", StringComparison.Ordinal) => Guid.CreateVersion7().ToString(),
            ['{', ..] when part.Contains(":int", StringComparison.Ordinal) => "1",
            ['{', ..] => "TitleAbstract",
            _ => part,
        }));

    public enum Person
    {
        Lead,
        Reviewer,
        Observer,
        MemberOfAnotherReview,
        RemovedMember,
        Anonymous,
    }
}
