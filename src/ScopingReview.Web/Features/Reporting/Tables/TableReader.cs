using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>
/// Finds a table by its name: "frequencies", "frequencies/role", "cross/role/focus", "studies", "charting", "charting-notes", "excluded",
/// "excluded-reasons", "agreement", "searches", "overlap".
/// </summary>
internal sealed class TableReader(ReportSource source)
{
    private const string NoForm = "The review has no charting form yet, so there is nothing charted to export.";

    /// <param name="form">Position of the form, for tables of what was charted; others are the same for each.</param>
    public async Task<OperationResult<TableSet>> ReadAsync(string name, int form, CancellationToken cancellationToken)
    {
        var words = await source.Db.TableWordingsAsync(source.Visibility.Me, cancellationToken);
        var read = await FindAsync(name, form, words, cancellationToken);
        // A set of several has words for each of its tables.
        return read.Value is { Tables: [var table] } one ? OperationResult.Of(one with { Tables = [words.Of(name, form).Of(table)] }) : read;
    }

    private async Task<OperationResult<TableSet>> FindAsync(
        string name, int form, TableWordings words, CancellationToken cancellationToken)
        => name.Split('/') switch
        {
            ["searches"] => Made(FlowTables.Searches(await source.Db.SourcesAsync(source.ReviewId, cancellationToken))),
            ["overlap"] => OperationResult.Of(new TableSet("source-overlap", "Overlap of the information sources",
                OverlapTables.Of(await source.OverlapAsync(cancellationToken)))),
            ["excluded"] or ["excluded-reasons"] => Excluded(await source.ExcludedAsync(cancellationToken), name == "excluded"),
            ["agreement"] => await AgreementAsync(cancellationToken),
            ["studies"] => Made(ChartedTables.Of(
                await (await source.ChartedAsync(cancellationToken)).CitedAsync(source.Db, source.ReviewId,
                    await source.FlowAsync(cancellationToken), cancellationToken),
                await source.Db.StudyTableAsync(source.ReviewId, cancellationToken))),
            var parts => Charted(await source.ChartedAsync(cancellationToken, form), parts, words, form, cancellationToken),
        };

    private static OperationResult<TableSet> Charted(
        ChartedReview charted, string[] parts, TableWordings words, int position, CancellationToken cancellationToken)
    {
        if (charted.Form is not { } form)
            return OperationResult.Refused<TableSet>(NoForm);
        return parts switch
        {
            ["charting"] => Made(ChartedTables.Of(ChartingTable.Of(form, charted.Studies), charted.Citations)),
            ["charting-notes"] => Made(ChartedTables.Of(ChartingNotes.Of(form, charted.Studies), charted.Citations)),
            ["frequencies"] => Frequencies(FrequencyTable.OfAll(form, charted.Studies, Order, cancellationToken),
                table => words.OfItem(table.Item.Key, position)),
            ["frequencies", var item] => form.Find(item) is { } found
                ? Made(ChartedTables.Of(FrequencyTable.Of(found, charted.Studies, Order(found)))) : NoItem(item),
            ["cross", var row, var column] => (form.Find(row), form.Find(column)) is ({ } down, { } across)
                ? Made(ChartedTables.Of(CrossTable.Of(down, across, charted.Studies, words.Of(string.Join('/', parts), position).Order)))
                : NoItem(form.Find(row) is null ? row : column),
            _ => OperationResult.Refused<TableSet>("The report has no such table."),
        };

        CategoryOrder Order(ChartingItem item) => words.OfItem(item.Key, position).Order;
    }

    private static OperationResult<TableSet> Frequencies(IReadOnlyList<FrequencyTable> tables, Func<FrequencyTable, TableWording> words)
        => OperationResult.Of(new TableSet("frequencies", "Frequencies of the charted items",
            // What studies say in their own words makes a row each: in the file of the item, and in the charting table.
            [.. tables.Where(table => !CrossItems.IsFreeText(table.Item)).Select(table => words(table).Of(ChartedTables.Of(table)))])
        { Lines = () => ChartedTables.Lines(tables) });

    private static OperationResult<TableSet> Excluded(ExcludedView view, bool reports)
        => !reports ? Made(FlowTables.Reasons(view))
            : view.IsOpen ? Made(FlowTables.Excluded(view.Reports))
            : OperationResult.Refused<TableSet>(ListVisibility.WhyClosed);

    private async Task<OperationResult<TableSet>> AgreementAsync(CancellationToken cancellationToken)
    {
        var titles = await source.AgreementAsync(ScreeningStage.TitleAbstract, cancellationToken);
        var fullTexts = await source.AgreementAsync(ScreeningStage.FullText, cancellationToken);
        return OperationResult.Of(TableSet.Of(AgreementTables.Of([titles!, fullTexts!])) with
        {
            // Every figure of every pair, from which anybody can compute it again.
            Lines = () => AgreementRows.Of(titles!, "Title and abstract").Append([]).Concat(AgreementRows.Of(fullTexts!, "Full text")),
        });
    }

    private static OperationResult<TableSet> Made(ReportTable table) => OperationResult.Of(TableSet.Of(table));

    private static OperationResult<TableSet> NoItem(string key)
        => OperationResult.Refused<TableSet>($"The charting form has no item '{key}'.");
}
