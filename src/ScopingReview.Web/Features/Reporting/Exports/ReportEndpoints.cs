using Microsoft.AspNetCore.Mvc;
using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Reporting.Exports;

internal static class ReportEndpoints
{
    private const string NoFormat = "Ask for format=csv, format=xlsx or format=docx.";

    public static RouteGroupBuilder MapReport(this RouteGroupBuilder review)
    {
        var report = review.MapGroup("/report");
        foreach (var format in Enum.GetValues<FlowFormat>())
        {
            report.MapGet($"/flow.{format.ToString().ToLowerInvariant()}",
                (Guid reviewId, ReportExportService exports, CancellationToken token,
                    [FromQuery(Name = FlowDay.Query)] string? asOf = null) => SendAsync(exports.FlowAsync(reviewId, format, FlowDay.Of(asOf), token)));
        }

        foreach (var format in Enum.GetValues<TextFormat>())
        {
            report.MapGet($"/text.{format.ToString().ToLowerInvariant()}",
                (Guid reviewId, ReportTextService text, CancellationToken token) =>
                SendAsync(text.FileAsync(reviewId, format, token)));
        }

        report.MapGet("/package.zip", (Guid reviewId, PackageService packages,
            CancellationToken token) => SendAsync(packages.FileAsync(reviewId, token)));

        foreach (var (kind, address) in new[] { (ChecklistKind.PrismaScr, "prisma-scr"), (ChecklistKind.PrismaS, "prisma-s") })
        {
            foreach (var format in Enum.GetValues<ChecklistFormat>())
            {
                report.MapGet($"/{address}.{format.ToString().ToLowerInvariant()}",
                    (Guid reviewId, ChecklistService checklists, CancellationToken token) =>
                    SendAsync(checklists.FileAsync(reviewId, kind, format, token)));
            }
        }

        foreach (var (list, format) in Enum.GetValues<ReferenceList>()
            .SelectMany(list => Enum.GetValues<ReferenceFormat>().Select(format => (list, format))))
        {
            report.MapGet($"/{list}-references.{format}".ToLowerInvariant(),
                (Guid reviewId, ReferenceService references, CancellationToken token) =>
                SendAsync(references.FileAsync(reviewId, list, format, token)));
        }

        foreach (var format in Enum.GetValues<FigureFormat>())
        {
            report.MapGet($"/figure.{format.ToString().ToLowerInvariant()}",
                (Guid reviewId, FigureService figures, CancellationToken token, string name = "", bool column = false, bool grey = false,
                int form = 1) => SendAsync(figures.FileAsync(reviewId, new FigureSpec(name, column, form), format, grey, token)));
        }

        foreach (var table in new[] { "frequencies", "studies", "charting", "charting-notes", "excluded", "excluded-reasons", "agreement",
            "searches", "overlap" })
        {
            report.MapGet($"/{table}", (Guid reviewId, ReportTableService tables, CancellationToken token, string? format = null,
                int form = 1) => TableAsync(tables, reviewId, table, format, form, token));
        }

        report.MapGet("/frequencies/{item}", (Guid reviewId, string item, ReportTableService tables, CancellationToken token,
            string? format = null, int form = 1)
            => TableAsync(tables, reviewId, $"frequencies/{item}", format, form, token));
        report.MapGet("/cross/{rows}/{columns}",
            (Guid reviewId, string rows, string columns, ReportTableService tables, CancellationToken token, string? format = null,
                int form = 1) => TableAsync(tables, reviewId, $"cross/{rows}/{columns}", format, form, token));
        return review;
    }

    private static async Task<IResult> TableAsync(ReportTableService tables, Guid reviewId, string table, string? format, int form,
        CancellationToken token)
    {
        // Before anything else is said, the service asks for permission.
        var sent = await SendAsync(tables.FileAsync(reviewId, table, TableFormats.Parse(format) ?? TableFormat.Csv, form, token));
        return TableFormats.Parse(format) is null ? Results.Problem(NoFormat, statusCode: StatusCodes.Status400BadRequest) : sent;
    }

    internal static async Task<IResult> SendAsync(Task<OperationResult<ExportFile>> making)
    {
        var made = await making;
        return made.Succeeded
            ? Results.File(made.Value!.Content, made.Value.ContentType, made.Value.Name)
            : Results.Problem(made.Message, statusCode: StatusCodes.Status409Conflict);
    }
}
