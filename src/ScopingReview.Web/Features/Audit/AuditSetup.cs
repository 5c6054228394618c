namespace ScopingReview.Web.Features.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditService>();
}
