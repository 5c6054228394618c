using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class CsvCorpusTests
{
    public static TheoryData<string> Files() =>
    [
        .. Corpora.Files("formats", ".csv"), .. Corpora.Files("formats", ".tsv"), .. Corpora.Files("formats", ".tab"),
        .. Corpora.Files("dedup", "records_pre_merged.csv"),
    ];

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task Every_row_of_a_real_file_is_read_unless_nothing_in_it_can_be_recognised(string file)
    {
        var text = await File.ReadAllTextAsync(Corpora.Path(file));

        var items = await Csv.ReadCorpusAsync(file);

        Assert.Equal((RowsAfterHeader(text), true), (items.Tally().Entries, items.Tally().AddsUp));
        Assert.All(items.OfType<RefusedEntry>(),
            refused => Assert.Contains("could be recognised", refused.Issue.Message, StringComparison.Ordinal));
    }

    [CorporaTheory]
    [InlineData("dedup/haematology/records_pre_merged.csv", 1414)]
    [InlineData("dedup/digital_work/records_pre_merged.csv", 7159)]
    public async Task As_many_records_are_read_as_there_are_ids(string file, int records)
    {
        var read = (await Csv.ReadCorpusAsync(file)).Records();

        Assert.Equal(records, read.Count);
        Assert.Equal(records,
            read.Select(record => record.SourceRecordId).Distinct().Count(id => id!.StartsWith("id_", StringComparison.Ordinal)));
    }

    [CorporaTheory]
    [InlineData("formats/asreview/generic_labels_no_title.csv", false)]
    [InlineData("formats/asreview/embase.csv", true)]
    [InlineData("formats/synthesisr/eviatlas.tsv", true)]
    public async Task Only_tables_without_titles_have_to_be_mapped(string file, bool isComplete) =>
        Assert.Equal(isComplete, CsvPreview.Of(await File.ReadAllBytesAsync(Corpora.Path(file))).Mapping.IsComplete);

    [CorporaFact]
    public async Task An_Embase_export_is_read_in_full()
    {
        var records = (await Csv.ReadCorpusAsync("formats/asreview/embase.csv")).Records();

        Assert.All(records,
            record => Assert.True(record.Title is not null && record.Abstract is not null && record.Year is not null
                && record.Journal is not null && record.Authors.Count > 0));
    }

    /// <summary>Counted without the reader: line feeds outside of quotation marks that end a line with anything in it.</summary>
    private static int RowsAfterHeader(string text)
    {
        var (rows, quoted, hasText) = (0, false, new StringBuilder());
        foreach (var letter in text + "\n")
        {
            quoted ^= letter == '"';
            if (letter == '\n' && !quoted)
            {
                rows += hasText.ToString().AsSpan().Trim(" ;,\t\r\uFEFF").IsEmpty ? 0 : 1;
                hasText.Clear();
            }
            else
            {
                hasText.Append(letter);
            }
        }

        return rows - 1;
    }
}
