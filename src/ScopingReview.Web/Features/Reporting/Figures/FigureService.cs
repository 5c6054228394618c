using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Pictures;

namespace ScopingReview.Web.Features.Reporting.Figures;

/// <summary>A figure with the name that finds it again.</summary>
public sealed record NamedFigure(string Name, Drawing Drawing);

/// <summary>The figures of a review.</summary>
/// <param name="Items">Items that figures can be made of.</param>
/// <param name="Chosen">The items that are shown, those that nobody chose filled in.</param>
/// <param name="Figures">In the order of the page.</param>
/// <param name="Forms">The published forms of the review.</param>
public sealed record FiguresView(
    IReadOnlyList<ChartingItem> Items, FigureChoice Chosen, IReadOnlyList<NamedFigure> Figures, IReadOnlyList<FormTab> Forms,
    bool IsProvisional);

/// <summary>The report's figures, on the page and as files.</summary>
public sealed class FigureService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, PictureWriter pictures,
    TimeProvider clock)
{
    private const string NoFigure = "There is no such figure in this review, or nothing to show in it yet.";

    public async Task<Told<FiguresView>> GetAsync(Guid reviewId, FigureChoice choice, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken, form: choice.Form);
        if (opened.Refusal is { } closed)
            return Told.NotYet<FiguresView>(closed);
        var charted = await opened.Source.ChartedAsync(cancellationToken, choice.Form);
        var items = charted.Form is null || charted.Studies.Count == 0 ? [] : CrossItems.Of(charted.Form);
        var (chosen, names) = FigureChoices.Of(items, choice);
        var reader = new FigureReader(opened.Source);
        List<NamedFigure> figures = [];
        foreach (var name in names)
        {
            if (await reader.FindAsync(new FigureSpec(name, choice.Column, choice.Form), cancellationToken) is { } drawing)
                figures.Add(new(name, drawing));
        }

        return Told.Of(new FiguresView(items, chosen, figures, await db.PublishedFormsAsync(opened.Source.Visibility.Me, cancellationToken),
            (await opened.Source.FlowAsync(cancellationToken)).IsProvisional));
    }

    /// <summary>A figure as a file.</summary>
    /// <param name="grey">A PNG in shades of grey.</param>
    public async Task<OperationResult<ExportFile>> FileAsync(
        Guid reviewId, FigureSpec spec, FigureFormat format, bool grey, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken, form: spec.Form);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        if (await SvgAsync(opened.Source, spec, cancellationToken) is not var (name, svg))
            return OperationResult.Refused<ExportFile>(NoFigure);
        if (format == FigureFormat.Png && pictures.WhyNot is { } why)
            return OperationResult.Refused<ExportFile>(why);
        var what = string.Join('_', [name, spec.Column ? "85-mm" : "170-mm", .. grey && format == FigureFormat.Png ? new[] { "grey" }
            : []]);
        var file = ExportFile.NameOf(await opened.Source.TitleAsync(cancellationToken), what,
            (await opened.Source.FlowAsync(cancellationToken)).IsProvisional, clock.GetUtcNow(), format == FigureFormat.Png ? "png"
                : "svg");
        return OperationResult.Of(format == FigureFormat.Png
            ? new ExportFile(file, "image/png", pictures.Png(svg, spec.Millimetres, grey))
            : new ExportFile(file, "image/svg+xml", Encoding.UTF8.GetBytes(svg)));
    }

    /// <summary>The names of the figures that the page shows where nobody has chosen others, and the overlap of the sources.</summary>
    internal static async Task<IReadOnlyList<string>> NamesAsync(ReportSource source, CancellationToken cancellationToken)
    {
        var charted = await source.ChartedAsync(cancellationToken);
        return [.. FigureChoices.Of(charted.Form is null || charted.Studies.Count == 0 ? [] : CrossItems.Of(charted.Form),
            new FigureChoice(null, null, null, null, false)).Names, "overlap"];
    }

    internal static async Task<(string Name, string Svg)?> SvgAsync(ReportSource source, FigureSpec spec,
        CancellationToken cancellationToken)
    {
        if (spec.Name != "overlap")
            return await new FigureReader(source).FindAsync(spec, cancellationToken) is { } drawing
                ? (drawing.Name, DrawingSvg.Write(drawing)) : null;
        using var text = new StringWriter();
        OverlapSvg.Write(OverlapFigure.Of(await source.OverlapAsync(cancellationToken)), text);
        return ("source-overlap", text.ToString());
    }
}
