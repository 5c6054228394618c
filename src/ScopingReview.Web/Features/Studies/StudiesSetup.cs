using ScopingReview.Web.Features.FullText;

namespace ScopingReview.Web.Features.Studies;

internal static class StudiesSetup
{
    public static IServiceCollection AddStudies(this IServiceCollection services) => services
        .AddScoped<StudyService>()
        .AddSingleton(new ReportCard(typeof(StudyCard)))
        .AddScoped<FurtherReportService>();
}
