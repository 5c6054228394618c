namespace ScopingReview.Domain.Formats;

/// <summary>A sheet of a workbook that holds anything.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows that it says it has, the names of the columns among them.</param>
/// <param name="Table">Its beginning, for a person who says what its columns hold.</param>
/// <param name="Beginning">The names of its columns and the same rows as CSV (UTF-8), for trying columns.</param>
public sealed record WorkbookSheet(string Name, int Rows, CsvPreview Table, ReadOnlyMemory<byte> Beginning);

/// <summary>The sheets of a workbook, or why it cannot be read.</summary>
/// <param name="Sheets">Those that hold anything, in their order.</param>
/// <param name="Refusal">Why the workbook cannot be read; null where it can.</param>
public sealed record WorkbookSheets(IReadOnlyList<WorkbookSheet> Sheets, string? Refusal)
{
    /// <summary>The sheet of a name; of no name, the only one. Null where there is none, or a person has to choose.</summary>
    public WorkbookSheet? Choose(string? name) => name is null ? (Sheets.Count == 1 ? Sheets[0] : null)
        : Sheets.FirstOrDefault(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
