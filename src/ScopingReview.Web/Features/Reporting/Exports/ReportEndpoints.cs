using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Reporting.Exports;

internal static class ReportEndpoints
{
    public static RouteGroupBuilder MapReport(this RouteGroupBuilder review)
    {
        var report = review.MapGroup("/report");
        report.MapGet("/flow.svg", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.FlowSvgAsync(reviewId, token)));
        report.MapGet("/flow.csv", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.FlowCsvAsync(reviewId, token)));
        report.MapGet("/frequencies", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.FrequenciesAsync(reviewId, token)));
        report.MapGet("/frequencies/{item}", (Guid reviewId, string item, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.FrequencyAsync(reviewId, item, token)));
        report.MapGet("/cross/{rows}/{columns}",
            (Guid reviewId, string rows, string columns, ReportExportService exports, CancellationToken token)
            => SendAsync(exports.CrossAsync(reviewId, rows, columns, token)));
        report.MapGet("/studies", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.StudiesAsync(reviewId, token)));
        report.MapGet("/charting", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.ChartingAsync(reviewId, token)));
        report.MapGet("/charting-notes", (Guid reviewId, ReportExportService exports, CancellationToken token)
            => SendAsync(exports.ChartingNotesAsync(reviewId, token)));
        report.MapGet("/excluded", (Guid reviewId, ReportExportService exports, CancellationToken token)
            => SendAsync(exports.ExcludedAsync(reviewId, token)));
        report.MapGet("/agreement", (Guid reviewId, ReportExportService exports, CancellationToken token) =>
            SendAsync(exports.AgreementAsync(reviewId, token)));
        return review;
    }

    private static async Task<IResult> SendAsync(Task<OperationResult<ExportFile>> making)
    {
        var made = await making;
        return made.Succeeded
            ? Results.File(made.Value!.Content, made.Value.ContentType, made.Value.Name)
            : Results.Problem(made.Message, statusCode: StatusCodes.Status409Conflict);
    }
}
