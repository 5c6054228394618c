using Microsoft.AspNetCore.Mvc;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.Charting.Exclusion;
using ScopingReview.Web.Features.Charting.Importing;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Charting.Table;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Charting;

internal static class ChartingSetup
{
    public static IServiceCollection AddCharting(this IServiceCollection services) => services
        .AddScoped<ChartingService>()
        .AddSingleton<ChartSaving>()
        .AddScoped<ChartingFormService>()
        .AddScoped<FormBuilderService>()
        .AddScoped<ChartTableService>()
        .AddSingleton<ReadCharts>()
        .AddScoped<SettlingService>()
        .AddScoped<ChartAgreementService>()
        .AddScoped<ChartPlanService>()
        .AddScoped<ChartImportService>()
        .AddScoped<ExclusionProposalService>();

    public static RouteGroupBuilder MapCharting(this RouteGroupBuilder review)
    {
        review.MapGet("/charting/form.csv", (Guid reviewId, int? form, FormBuilderService forms, CancellationToken token) =>
            SendAsync(forms.ExportAsync(reviewId, FormFileKind.Csv, form ?? ReviewForms.Charting, token)));
        review.MapGet("/charting/form.json", (Guid reviewId, int? form, FormBuilderService forms, CancellationToken token) =>
            SendAsync(forms.ExportAsync(reviewId, FormFileKind.Json, form ?? ReviewForms.Charting, token)));
        review.MapGet("/charting/form.docx", (Guid reviewId, int? form, FormBuilderService forms, CancellationToken token) =>
            SendAsync(forms.ExportAsync(reviewId, FormFileKind.Word, form ?? ReviewForms.Charting, token)));
        review.MapGet("/charting/table.csv",
            // Said to be of the address: the request delegate generator takes an array for the body, also of a GET.
            (Guid reviewId, int? form, string? group, string? find, string? sort, bool? desc, [FromQuery] string[]? f,
                [FromQuery] string[]? hide, ChartTableService tables, CancellationToken token)
            => SendAsync(tables.ExportAsync(
                reviewId, ChartTableQuery.Of(group, find, sort, desc == true, f, hide), form ?? ReviewForms.Charting, token)));
        return review;
    }

    private static async Task<IResult> SendAsync(Task<OperationResult<ExportFile>> making)
    {
        var made = await making;
        return made.Succeeded ? Results.File(made.Value!.Content, made.Value.ContentType, made.Value.Name)
            : Results.Problem(made.Message, statusCode: StatusCodes.Status404NotFound);
    }
}
