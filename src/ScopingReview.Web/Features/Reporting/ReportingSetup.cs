using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting;

internal static class ReportingSetup
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddScoped<ReportService>()
        .AddScoped<ReportExportService>()
        .AddSingleton<IRecordSetSource, ReportRecordSets>();
}
