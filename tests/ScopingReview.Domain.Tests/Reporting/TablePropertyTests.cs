using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class TablePropertyTests
{
    private static readonly ChartingItem[] Items = [.. PeerWorkerForm.Form.Items];

    [Fact]
    public void Whatever_was_charted_rows_cover_the_studies_and_part_them_where_nothing_overlaps() =>
        Prop.ForAll(Studies().ToArbitrary(), studies => Items.All(item =>
        {
            var table = FrequencyTable.Of(item, studies);
            var covered = table.Rows.SelectMany(row => row.Category.StudyIds).ToList();
            return covered.Distinct().Count() == studies.Length && (table.Footnote is not null || covered.Count == studies.Length)
                && table.Rows.Where(row => row.Category.Kind == CategoryKind.NotCharted).SelectMany(row => row.Category.StudyIds)
                .SequenceEqual(studies.Where(study => !study.IsCharted).Select(study => study.Id));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void The_tables_of_all_items_are_those_of_each_item_in_the_order_of_the_form() =>
        Prop.ForAll(Studies().ToArbitrary(), studies =>
        {
            var tables = FrequencyTable.OfAll(PeerWorkerForm.Form, studies, _ => CategoryOrder.ByNumber, CancellationToken.None);
            return tables.Zip(Items).All(pair => pair.First.Item == pair.Second && pair.First.Rows.Select(row => row.Category.Key)
                .SequenceEqual(FrequencyTable.Of(pair.Second, studies, CategoryOrder.ByNumber).Rows.Select(row => row.Category.Key)))
                && tables.Count == Items.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_cell_lies_within_its_row_and_column_and_no_total_is_smaller_than_a_cell() =>
        Prop.ForAll(Studies().ToArbitrary(), Gen.Elements(Items).Two().ToArbitrary(), (studies, items) =>
        {
            var table = CrossTable.Of(items.Item1, items.Item2, studies);
            return table.Rows.Select((row, r) => (row, r)).All(x =>
                table.Cells[x.r].Select((cell, c) => (cell, c))
                .All(y => y.cell.All(x.row.StudyIds.Contains) && y.cell.All(table.Columns[y.c].StudyIds.Contains))
                && table.Cells[x.r].SelectMany(cell => cell).Distinct().Count() == x.row.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_charting_table_says_of_every_study_what_the_frequency_table_counts_it_as() =>
        Prop.ForAll(Studies().ToArbitrary(), studies =>
        {
            var table = ChartingTable.Of(PeerWorkerForm.Form, studies);
            return table.Columns.Select((item, column) => FrequencyTable.Of(item, studies).Rows.All(row => row.Category.StudyIds.All(id =>
            {
                var cell = table.Rows.Single(line => line.StudyId == id).Cells[column];
                return cell.Kind == row.Category.Kind
                    && (cell.Kind == CategoryKind.Contradictory
                        || cell.Text.Contains(row.Category.Label.Replace(" (not an option of this form)", "", StringComparison.Ordinal),
                            StringComparison.OrdinalIgnoreCase));
            }))).All(holds => holds);
        }).QuickCheckThrowOnFailure();

    private static Gen<ChartedStudy[]> Studies() =>
        from charts in Gen.CollectToArray(
            Items.Where(item => item.Type != ChartingItemType.Derived).ToArray(),
            item => Answer(item).Select(answer => (item.Key, Answer: answer))).ArrayOf()
        from charted in Gen.Elements(true, true, false).ArrayOf(charts.Length)
        select charts.Select((chart, i) => new ChartedStudy(
            Guid.CreateVersion7(),
            $"Study {i}",
            !charted[i] ? null
                : new ChartAnswers(chart.Where(entry => entry.Answer is not null)
                    .Select(entry => KeyValuePair.Create(entry.Key, entry.Answer!))))).ToArray();

    private static Gen<ChartAnswer?> Answer(ChartingItem item)
    {
        var values = item.Choices.Count > 0 ? Gen.Elements(item.Choices.Select(option => option.Key).Append("gone").ToArray())
            : item.Type == ChartingItemType.Country ? Gen.Elements("USA", "United States", "England", "Wales", "Mexico", "Nowhere")
            : Gen.Elements("2020", "2021", "text", "Text", " ");
        return Gen.OneOf(
            Gen.Constant<ChartAnswer?>(null),
            Gen.Constant<ChartAnswer?>(ChartAnswer.NotReported),
            Gen.Constant<ChartAnswer?>(ChartAnswer.Unclear),
            values.ListOf().Select(list => (ChartAnswer?)ChartAnswer.Of([.. list.Take(3)])));
    }
}
