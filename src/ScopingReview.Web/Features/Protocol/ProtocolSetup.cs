namespace ScopingReview.Web.Features.Protocol;

internal static class ProtocolSetup
{
    public static IServiceCollection AddProtocol(this IServiceCollection services) => services.AddScoped<ProtocolService>();
}
