namespace ScopingReview.Web.Features.Studies;

internal static class StudiesSetup
{
    public static IServiceCollection AddStudies(this IServiceCollection services) => services
        .AddScoped<StudyService>()
        .AddScoped<FurtherReportService>();
}
