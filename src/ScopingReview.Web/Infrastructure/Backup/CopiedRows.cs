using System.Text;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>
/// Counts the rows of each table in the text that pg_restore makes of a dump: between "COPY table (columns) FROM stdin;" and "\." every
/// line is a row,
/// because line breaks inside values are escaped. The text is looked through as it comes; nothing of it is kept.
/// </summary>
internal sealed class CopiedRows
{
    private const int Enough = 256;
    private readonly byte[] _head = new byte[Enough];
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private int _headLength;
    private string? _table;

    /// <summary>By table, named as PostgreSQL quotes it: public.records, public."__EFMigrationsHistory".</summary>
    public IReadOnlyDictionary<string, long> ByTable => _rows;

    public void Read(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var end = text.IndexOf((byte)'\n');
            var part = end < 0 ? text : text[..end];
            var kept = part[..Math.Min(part.Length, Enough - _headLength)];
            kept.CopyTo(_head.AsSpan(_headLength));
            _headLength += kept.Length;
            if (end < 0)
                return;
            EndLine();
            _headLength = 0;
            text = text[(end + 1)..];
        }
    }

    private void EndLine()
    {
        ReadOnlySpan<byte> line = _head.AsSpan(0, _headLength);
        if (_table is not null)
        {
            if (line.SequenceEqual("\\."u8))
                _table = null;
            else
                _rows[_table]++;
        }
        else if (line.StartsWith("COPY "u8) && line.IndexOf(" ("u8) is > 0 and var columns)
        {
            _table = Encoding.UTF8.GetString(line["COPY ".Length..columns]);
            _rows[_table] = 0;
        }
    }
}
