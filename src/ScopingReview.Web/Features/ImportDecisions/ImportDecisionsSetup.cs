using ScopingReview.Domain.Screening.ExternalDecisions;

namespace ScopingReview.Web.Features.ImportDecisions;

internal static class ImportDecisionsSetup
{
    public static IServiceCollection AddImportDecisions(this IServiceCollection services) => services
        .AddScoped<ImportDecisionsService>().AddScoped<DecisionImportUndoService>();

    public static string InWords(this DecisionOrigin origin) => origin switch
    {
        DecisionOrigin.Rayyan => "Rayyan",
        DecisionOrigin.RayyanLog => "Rayyan’s log",
        DecisionOrigin.AsReview => "ASReview",
        _ => "a table",
    };
}
