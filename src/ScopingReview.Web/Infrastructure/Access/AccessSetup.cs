using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ScopingReview.Web.Infrastructure.Access;

internal static class AccessSetup
{
    public static IServiceCollection AddReviewAccess(this IServiceCollection services) => services
        .AddApiAnswers()
        .AddScoped<CurrentUser>()
        .AddScoped<CircuitHandler, CurrentUserCircuitHandler>()
        .AddScoped<ReviewAccess>();

    /// <summary>All endpoints that touch a review hang below this group, so that none can forget the filter.</summary>
    public static RouteGroupBuilder MapReviewApi(this IEndpointRouteBuilder app)
        => app.MapGroup("/api/reviews/{reviewId:guid}").AddEndpointFilter<AccessEndpointFilter>().AddEndpointFilter<NamedValuesFilter>();
}
