using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>Tables that are downloaded together.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Title">What they are, as a title.</param>
/// <param name="Tables">The tables.</param>
internal sealed record TableSet(string Name, string Title, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Lines of a CSV where these are not simply those of the tables, one below the other.</summary>
    public Func<IEnumerable<IReadOnlyList<object?>>>? Lines { get; init; }

    public static TableSet Of(ReportTable table) => new(table.Key, table.Caption, [table]);

    public byte[] Write(TableFormat format, OfficeFacts facts) => format switch
    {
        TableFormat.Xlsx => ExcelWorkbook.Write(Tables, facts, Title),
        TableFormat.Docx => Word(facts),
        _ => CsvTable.Write(Lines?.Invoke() ?? Tables.SelectMany((table, i) => i == 0 ? table.Lines() : table.Lines().Prepend([]))),
    };

    private byte[] Word(OfficeFacts facts)
    {
        using var word = new WordDocument(facts, Title);
        if (Tables.Count > 1)
            word.Title(Title);
        foreach (var table in Tables)
            word.Table(table);
        return word.Close();
    }
}
