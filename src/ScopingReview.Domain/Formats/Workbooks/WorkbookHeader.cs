using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>The names of the columns of a sheet: found in its first rows as in those of any table.</summary>
/// <param name="Rows">The first rows that hold anything.</param>
/// <param name="Index">Which of them holds the names.</param>
/// <param name="HasHeader">False where no row holds names: the first one is data already.</param>
internal sealed record WorkbookHeader(IReadOnlyList<WorkbookRow> Rows, int Index, bool HasHeader)
{
    public static WorkbookHeader Of(IReadOnlyList<WorkbookRow> rows)
    {
        var dialect = CsvDialect.Of(Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row.Text()))));
        var names = dialect.Headers.Select(name => name.Trim()).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Cells.Select(cell => cell.Trim()).SequenceEqual(names, StringComparer.Ordinal))
                return new WorkbookHeader(rows, i, dialect.HasHeader);
        }

        return new WorkbookHeader(rows, 0, dialect.HasHeader);
    }

    /// <summary>The names; of columns beyond them, none.</summary>
    public IReadOnlyList<string> Names => Rows.Count == 0 ? [] : Rows[Index].Cells;

    public CsvMapping Guess() => new CsvDialect(',', true, Index, Names, [], HasHeader).Guess();

    /// <summary>The names and so many rows after them as CSV.</summary>
    public byte[] Beginning(int rows) =>
        Encoding.UTF8.GetBytes(string.Concat(Rows.Skip(Index).Take(rows + 1).Select(row => row.Text())));

    public CsvPreview Preview(int rows) => new(Guess(), ',',
        [.. Rows.Skip(HasHeader ? Index + 1 : Index).Take(rows).Select(row => row.Cells)]);
}
