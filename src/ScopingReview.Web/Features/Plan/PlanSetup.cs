namespace ScopingReview.Web.Features.Plan;

internal static class PlanSetup
{
    public static IServiceCollection AddPlan(this IServiceCollection services) => services
        .AddScoped<PlanService>()
        .AddScoped<PilotService>()
        .AddScoped<PlanViewService>()
        .AddScoped<DrawService>();

    public static void MapPlan(this RouteGroupBuilder review)
    {
        review.MapGet("/plan/draws/{drawId:guid}/frame.txt",
            async (Guid reviewId, Guid drawId, DrawService draws, CancellationToken cancellationToken)
            => Download(await draws.FrameFileAsync(reviewId, drawId, cancellationToken)));
        review.MapGet("/plan/draws/{drawId:guid}/draw.csv",
            async (Guid reviewId, Guid drawId, DrawService draws, CancellationToken cancellationToken)
            => Download(await draws.DrawFileAsync(reviewId, drawId, cancellationToken)));
    }

    private static IResult Download(DrawFile? file)
        => file is null ? Results.Problem(DrawService.NoDraw, statusCode: StatusCodes.Status404NotFound)
            : Results.File(file.Bytes, file.ContentType, file.Name);
}
