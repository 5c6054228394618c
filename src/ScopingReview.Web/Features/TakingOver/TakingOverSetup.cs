using ScopingReview.Domain.Screening.Imported;

namespace ScopingReview.Web.Features.TakingOver;

internal static class TakingOverSetup
{
    public static IServiceCollection AddTakingOver(this IServiceCollection services) => services.AddScoped<TakeOverService>();

    public static string InWords(this DecisionOrigin origin) => origin switch
    {
        DecisionOrigin.Rayyan => "Rayyan",
        DecisionOrigin.AsReview => "ASReview",
        _ => "a table",
    };
}
