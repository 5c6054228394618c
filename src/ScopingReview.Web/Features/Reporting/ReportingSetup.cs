using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure.Exports.Pictures;

namespace ScopingReview.Web.Features.Reporting;

internal static class ReportingSetup
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddScoped<ReportService>()
        .AddScoped<ReportExportService>()
        .AddScoped<ReportTableService>()
        .AddScoped<StudyTableService>()
        .AddScoped<TableWordingService>()
        .AddSingleton<PastFlows>()
        .AddScoped<FigureService>()
        .AddScoped<ReportTextService>()
        .AddScoped<ChecklistService>()
        .AddScoped<PackageService>()
        .AddScoped<ReferenceService>()
        .AddSingleton<FigureFonts>()
        .AddSingleton<PictureWriter>()
        .AddSingleton<IRecordSetSource, ReportRecordSets>();
}
