using System.Buffers;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">Its cells as text.</param>
internal sealed record WorkbookRow(int Number, IReadOnlyList<string> Cells)
{
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",;\"\r\n\t");

    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>The row as a line of CSV: what a person can read, and what the readers of tables know.</summary>
    public string Text()
    {
        var line = new StringBuilder();
        for (var i = 0; i < Cells.Count; i++)
        {
            line.Append(i == 0 ? "" : ",");
            if (Cells[i].AsSpan().IndexOfAny(_quoted) < 0)
                line.Append(Cells[i]);
            else
                line.Append('"').Append(Cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return FieldText.Storable(line.Append('\n'));
    }
}
