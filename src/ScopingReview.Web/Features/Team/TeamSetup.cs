using ScopingReview.Web.Features.Team.Reassignments;

namespace ScopingReview.Web.Features.Team;

internal static class TeamSetup
{
    public static IServiceCollection AddTeam(this IServiceCollection services) => services
        .AddScoped<TeamService>()
        .AddScoped<HandoverService>()
        .AddScoped<SelectionAssignmentService>();
}
