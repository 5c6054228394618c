using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;
using ScopingReview.Web.Infrastructure.Exports.Pictures;

namespace ScopingReview.Web.Features.Reporting.Packages;

/// <summary>
/// All that leaves for the manuscript in one ZIP, made from one state of the review, so that no two files of it can contradict each other;
/// the same state makes the same bytes.
/// </summary>
public sealed class PackageService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ReportExportService flows,
    PictureWriter pictures, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    private static readonly string[] _ofCharts = ["frequencies", "charting", "charting-notes"];
    private static readonly string[] _others = ["studies", "excluded", "excluded-reasons", "searches", "agreement", "overlap"];

    public async Task<OperationResult<ExportFile>> FileAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        var source = opened.Source;
        var facts = await source.FactsAsync(cancellationToken);
        var content = new PackageContent();
        await AddFlowAsync(source, facts, content, cancellationToken);
        await AddTablesAsync(source, facts, content, cancellationToken);
        await AddFiguresAsync(source, content, cancellationToken);
        await AddTextsAsync(source, facts, content, cancellationToken);
        content.Add("manifest.json", Manifest(content, facts, await source.FlowAsync(cancellationToken)));
        var name = ExportFile.NameOf(facts.Review, "manuscript-package", (await source.FlowAsync(cancellationToken)).IsProvisional,
            clock.GetUtcNow(), "zip");
        return OperationResult.Of(new ExportFile(name, "application/zip", FixedPackage.Of(content.Files, facts.At)));
    }

    private async Task AddFlowAsync(ReportSource source, OfficeFacts facts, PackageContent content, CancellationToken cancellationToken)
    {
        var flow = await source.FlowAsync(cancellationToken);
        foreach (var format in Enum.GetValues<FlowFormat>())
        {
            var name = $"flow/{(format == FlowFormat.Csv ? "prisma2020" : "prisma-flow")}.{format.ToString().ToLowerInvariant()}";
            if (format is FlowFormat.Png or FlowFormat.Pdf && pictures.WhyNot is { } why)
                content.LeaveOut(name, why);
            else
                content.Add(name, flows.Write(flow, format, facts));
        }
    }

    private static async Task AddTablesAsync(
        ReportSource source, OfficeFacts facts, PackageContent content, CancellationToken cancellationToken)
    {
        var reader = new TableReader(source);
        List<ReportTable> all = [];
        foreach (var name in _others.Concat(_ofCharts))
            await AddAsync(name, name, ReviewForm.Charting);
        foreach (var form in (await source.Db.PublishedFormsAsync(source.Visibility.Me, cancellationToken))
            .Where(form => form.Position != ReviewForm.Charting))
        {
            foreach (var name in _ofCharts)
                await AddAsync(string.Create(CultureInfo.InvariantCulture, $"form-{form.Position}/{name}"), name, form.Position);
        }

        content.Add("tables/all-tables.xlsx", ExcelWorkbook.Write(all, facts, "Tables"));

        async Task AddAsync(string file, string name, int form)
        {
            var read = _ofCharts.Contains(name)
                && await source.Db.WhyChartsClosedAsync(source.Visibility, cancellationToken, form) is { } closed
                ? OperationResult.Refused<TableSet>(closed) : await reader.ReadAsync(name, form, cancellationToken);
            if (read.Value is not { } tables)
            {
                content.LeaveOut($"tables/{file}", read.Message!);
                return;
            }

            all.AddRange(tables.Tables);
            foreach (var format in new[] { TableFormat.Csv, TableFormat.Docx })
                content.Add($"tables/{file}.{format.Extension()}", tables.Write(format, facts));
        }
    }

    private async Task AddFiguresAsync(ReportSource source, PackageContent content, CancellationToken cancellationToken)
    {
        foreach (var name in await FigureService.NamesAsync(source, cancellationToken))
        {
            var spec = new FigureSpec(name);
            if (await FigureService.SvgAsync(source, spec, cancellationToken) is not var (slug, svg))
            {
                content.LeaveOut($"figures/{name.Replace('/', '-')}", "There is nothing to show in it yet.");
                continue;
            }

            content.Add($"figures/{slug}.svg", Encoding.UTF8.GetBytes(svg));
            if (pictures.WhyNot is { } why)
                content.LeaveOut($"figures/{slug}.png", why);
            else
                content.Add($"figures/{slug}.png", pictures.Png(svg, spec.Millimetres));
        }
    }

    private static async Task AddTextsAsync(
        ReportSource source, OfficeFacts facts, PackageContent content, CancellationToken cancellationToken)
    {
        var text = await new ReportTextWriter(source).WriteAsync(cancellationToken);
        content.Add("text/methods-and-results.docx", ReportTextService.Word(text, facts));
        content.Add("text/methods-and-results.md", Encoding.UTF8.GetBytes(text.ToMarkdown()));
        var known = await new ChecklistReader(source).ReadAsync(cancellationToken);
        foreach (var kind in Enum.GetValues<ChecklistKind>())
        {
            var checklist = ChecklistService.Of(kind, known);
            content.Add($"checklists/{checklist.Name.ToLowerInvariant()}.docx", ChecklistService.Word(checklist, facts));
        }

        foreach (var list in Enum.GetValues<ReferenceList>())
        {
            if (list == ReferenceList.Excluded && !(await source.ExcludedAsync(cancellationToken)).IsOpen)
            {
                content.LeaveOut($"references/{ReferenceService.NameOf(list)}", ListVisibility.WhyClosed);
                continue;
            }

            foreach (var format in Enum.GetValues<ReferenceFormat>())
                content.Add($"references/{ReferenceService.NameOf(list)}.{format.ToString().ToLowerInvariant()}",
                    await ReferenceService.WriteAsync(source, list, format, cancellationToken));
        }
    }

    private static byte[] Manifest(PackageContent content, OfficeFacts facts, PrismaFlow flow) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        review = facts.Review,
        // The time of the last event of the review, not of the download: the same state makes the same file.
        stateOf = facts.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        provisional = flow.IsProvisional,
        stillOpen = flow.Open.Select(open => open.Sentence),
        workbench = typeof(PackageService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        files = content.Files.Select(file => new
        {
            name = file.Name,
            bytes = file.Content.Length,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content))
        }),
        leftOut = content.LeftOut.Select(file => new { name = file.Name, because = file.Because }),
    }, _json);
}
