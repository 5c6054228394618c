using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting.Figures;

/// <summary>Finds a figure by its name (<see cref="FigureSpec"/>) and lays it out.</summary>
internal sealed class FigureReader(ReportSource source)
{
    private const string ForestNote =
        "κ: Cohen’s kappa; CI: confidence interval; n: screened by both. Votes as they were before any resolution. No interval is given where the table is too small or one-sided.";

    /// <summary>The figure; null where the review has none of that name, or nothing to show in it.</summary>
    public async Task<Drawing?> FindAsync(FigureSpec spec, CancellationToken cancellationToken)
        => spec.Name.Split('/') switch
        {
            ["progress"] => ProgressFigure.Of("Cumulative progress of screening",
                await ProgressQueries.ReadAsync(source.Db, source.ReviewId, cancellationToken), spec.Millimetres),
            ["forest"] => await ForestAsync(spec, cancellationToken),
            [var kind, .. var items] => Charted(await source.ChartedAsync(cancellationToken, spec.Form), kind, items, spec.Millimetres),
            _ => null,
        };

    private static Drawing? Charted(ChartedReview charted, string kind, string[] keys, double millimetres)
    {
        if (charted.Form is not { } form || keys.Length == 0)
            return null;
        var items = keys.Select(form.Find).OfType<ChartingItem>().ToList();
        if (items.Count != keys.Length)
            return null;
        Func<ItemCategory, string?> SetOf(ChartingItem item) => category => ReportSetKeys.OfCategory(charted.Position, item.Key, category);
        return (kind, items) switch
        {
            ("years", [{ Type: ChartingItemType.Year } item]) => ChartedFigures.Years(item, charted.Studies, SetOf(item), millimetres),
            ("bars", [var item]) => ChartedFigures.Bars(item, charted.Studies, SetOf(item), millimetres),
            ("map", [{ Type: ChartingItemType.Country } item]) =>
                CountryMap.Of("Included studies by country", ItemCategories.Of(item, charted.Studies), SetOf(item), millimetres),
            ("evidence", [var row, var column]) => Map(row, column, null),
            ("evidence", [var row, var column, var colour]) => Map(row, column, colour),
            _ => null,
        };

        Drawing Map(ChartingItem row, ChartingItem column, ChartingItem? colour) => ChartedFigures.Map(row, column, colour, charted.Studies,
            parts => ReportSetKeys.OfCategories(charted.Position, parts.Select(part => (part.Item.Key, part.Category))), millimetres);
    }

    private async Task<Drawing?> ForestAsync(FigureSpec spec, CancellationToken cancellationToken)
    {
        List<ForestRow> rows = [];
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            if (await source.AgreementAsync(stage, cancellationToken) is not { } reader || reader.Of().Statistics.Table.Total == 0)
                continue;
            rows.Add(ForestRow.Heading(stage.InWords()));
            rows.AddRange(reader.Pairs.Select(pair => Row(pair.Names, reader.Of(pair.Pair), isOverall: false)));
            if (reader.Pairs.Count != 1)
                rows.Add(Row("All pairs", reader.Of(), isOverall: true));
        }

        return rows.Count == 0 ? null : ForestPlot.Of("Agreement of pairs of reviewers", rows, ForestNote, spec.Millimetres);
    }

    private static ForestRow Row(string label, StageAgreement agreement, bool isOverall)
    {
        var (kappa, total) = (agreement.Statistics.Kappa, agreement.Statistics.Table.Total);
        if (kappa is null)
            return new(label, total, null, null, null, AgreementNumbers.NotEstimable, IsOverall: isOverall);
        var bounds = AgreementNumbers.Interval(kappa);
        return new(label, total, kappa.Value, bounds is null ? null : kappa.Lower, bounds is null ? null : kappa.Upper,
            AgreementNumbers.Coefficient(kappa) + (bounds is null ? "" : $" ({bounds})"), IsOverall: isOverall);
    }
}
