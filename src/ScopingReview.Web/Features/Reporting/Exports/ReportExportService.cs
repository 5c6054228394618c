using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;
using ScopingReview.Web.Infrastructure.Exports.Pictures;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>As what the flow is downloaded.</summary>
public enum FlowFormat
{
    /// <summary>The figure as one SVG file that needs nothing else; always light, whatever the reader's theme.</summary>
    Svg,

    /// <summary>The figure in 300 dots an inch.</summary>
    Png,

    /// <summary>The figure on a page of its own size.</summary>
    Pdf,

    /// <summary>The figure as shapes that can be edited in Word.</summary>
    Docx,

    /// <summary>Data for the PRISMA2020 R package: UTF-8 without a byte order mark.</summary>
    Csv,
}

/// <summary>The flow diagram's files.</summary>
public sealed class ReportExportService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, PictureWriter pictures, PastFlows past, TimeProvider clock)
{
    /// <param name="asOf">A day (UTC) at whose end the flow is wanted; null, and a day that has not ended, give the flow of now.</param>
    public async Task<OperationResult<ExportFile>> FlowAsync(Guid reviewId, FlowFormat format, DateOnly? asOf = null,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken, ofCharts: false);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        if (format is FlowFormat.Png or FlowFormat.Pdf && pictures.WhyNot is { } why)
            return OperationResult.Refused<ExportFile>(why);
        if (past.Ended(asOf) is not { } day)
            return OperationResult.Of(await FileAsync(opened.Source, format, cancellationToken));
        var visibility = opened.Source.Visibility;
        if (!PastFlows.AreOpen(visibility, await ListVisibility.ReadAsync(db, visibility, cancellationToken)))
            return OperationResult.Refused<ExportFile>(PastFlows.WhyClosed);
        return await past.ReadAsync(visibility, day, async then
            => await ReportOpening.WhyNotAsync(then, cancellationToken) is { } broken ? OperationResult.Refused<ExportFile>(broken)
                : OperationResult.Of(await FileAsync(then, format, cancellationToken)), cancellationToken);
    }

    private async Task<ExportFile> FileAsync(ReportSource source, FlowFormat format, CancellationToken cancellationToken)
    {
        var flow = await source.FlowAsync(cancellationToken);
        var facts = await source.FactsAsync(cancellationToken);
        var name = format == FlowFormat.Csv ? "prisma2020" : "prisma-flow";
        if (flow.AsOf is { } day)
            name = string.Create(CultureInfo.InvariantCulture, $"{name}-as-of-{day:yyyy-MM-dd}");
        return new ExportFile(
            ExportFile.NameOf(facts.Review, name, flow.IsProvisional, clock.GetUtcNow(), format.ToString().ToLowerInvariant()),
            ContentTypeOf(format), Write(flow, format, facts));
    }

    internal byte[] Write(PrismaFlow flow, FlowFormat format, OfficeFacts facts) => format switch
    {
        FlowFormat.Svg => Encoding.UTF8.GetBytes(Svg(flow)),
        FlowFormat.Png => pictures.Png(Svg(flow), WidthOf(flow)),
        FlowFormat.Pdf => pictures.Pdf(Svg(flow), WidthOf(flow), facts, PrismaDiagram.Layout(flow).Title),
        FlowFormat.Docx => FlowDocument.Write(flow, facts),
        _ => Csv(flow),
    };

    private static string Svg(PrismaFlow flow)
    {
        using var text = new StringWriter();
        PrismaDiagram.WriteSvg(flow, text);
        return text.ToString();
    }

    private static byte[] Csv(PrismaFlow flow)
    {
        using var text = new StringWriter();
        PrismaCsv.Write(flow, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Across a page that stands, where there is one arm; across one that lies, where there are two or a previous version.
    private static double WidthOf(PrismaFlow flow) => flow.Right is null && flow.Update is null ? 170 : 257;

    private static string ContentTypeOf(FlowFormat format) => format switch
    {
        FlowFormat.Svg => "image/svg+xml",
        FlowFormat.Png => "image/png",
        FlowFormat.Pdf => "application/pdf",
        FlowFormat.Docx => WordDocument.ContentType,
        _ => CsvTable.ContentType,
    };
}
