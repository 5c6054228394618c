using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// The rules of RFC 4180 for one row, read leniently: spaces may stand around quoted cells, and a quotation mark that somebody forgot to
/// double is part of its cell, since only one before a separator or the end of the row closes it.
/// </summary>
/// <param name="Separator">Between cells.</param>
/// <param name="HasQuotes">False for tables that never quote (Web of Science), where a quotation mark is a letter like any other.</param>
internal sealed record DelimitedText(char Separator, bool HasQuotes)
{
    /// <summary>Where a scan of a row stands at the end of a line.</summary>
    /// <param name="InQuotes">A quoted cell goes on in the next line.</param>
    /// <param name="HasLoneQuote">A quotation mark directly after a separator stands within a quoted cell: its end is probably
    /// missing.</param>
    internal readonly record struct State(bool InQuotes, bool HasLoneQuote);

    /// <summary>Scans a line, in the state in which the line before it ended.</summary>
    public State Scan(ReadOnlySpan<char> line, State state)
    {
        if (!HasQuotes)
            return default;
        var (quoted, lone) = (state.InQuotes, state.HasLoneQuote);
        var at = 0;
        while (at < line.Length)
        {
            if (!quoted)
            {
                var start = SkipSpace(line, at);
                quoted = start < line.Length && line[start] == '"';
                at = quoted ? start + 1 : NextCell(line, at);
                if (!quoted && at < 0)
                    break;
                continue;
            }

            var quote = line[at..].IndexOf('"');
            if (quote < 0)
                return new State(true, lone);
            at += quote + 1;
            if (at < line.Length && line[at] == '"')
            {
                at++;
            }
            else if (Closes(line, at))
            {
                quoted = false;
                at = NextCell(line, at);
                if (at < 0)
                    break;
            }
            else
            {
                lone |= at >= 2 ? line[at - 2] == Separator : true;
            }
        }

        return new State(quoted, lone);
    }

    /// <summary>The cells of a whole row.</summary>
    public List<string> Cells(ReadOnlySpan<char> row)
    {
        row = row.TrimEnd("\r\n");
        var cells = new List<string>();
        var at = 0;
        while (at >= 0)
        {
            var start = SkipSpace(row, at);
            if (HasQuotes && start < row.Length && row[start] == '"')
            {
                cells.Add(Quoted(row, start + 1, out at));
                continue;
            }

            var next = NextCell(row, at);
            cells.Add(new string(next < 0 ? row[at..] : row[at..(next - 1)]));
            at = next;
        }

        return cells;
    }

    private string Quoted(ReadOnlySpan<char> row, int start, out int next)
    {
        StringBuilder? cell = null;
        for (var from = start; ;)
        {
            var quote = row[from..].IndexOf('"');
            var end = quote < 0 ? row.Length : from + quote;
            if (quote < 0 || (!IsDoubled(row, end) && Closes(row, end + 1)))
            {
                next = quote < 0 ? -1 : NextCell(row, end + 1);
                return cell is null ? new string(row[start..end]) : cell.Append(row[from..end]).ToString();
            }

            cell ??= new StringBuilder();
            cell.Append(row[from..(end + 1)]);
            from = end + (IsDoubled(row, end) ? 2 : 1);
        }
    }

    private static bool IsDoubled(ReadOnlySpan<char> row, int quote) => quote + 1 < row.Length && row[quote + 1] == '"';

    private bool Closes(ReadOnlySpan<char> line, int after)
    {
        after = SkipSpace(line, after);
        return after >= line.Length || line[after] == Separator || line[after] is '\r' or '\n';
    }

    private int SkipSpace(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] != Separator && line[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>The index after the next separator; -1 where there is none.</summary>
    private int NextCell(ReadOnlySpan<char> line, int from)
    {
        var separator = line[from..].IndexOf(Separator);
        return separator < 0 ? -1 : from + separator + 1;
    }
}
