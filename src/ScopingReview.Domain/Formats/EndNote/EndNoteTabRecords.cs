namespace ScopingReview.Domain.Formats;

/// <summary>Makes records of the rows of EndNote's tab delimited form.</summary>
internal sealed class EndNoteTabRecords(DelimitedRows rows, CsvMapping? said)
{
    private string? _type;
    private CsvMapping? _mapping;
    private CsvRecords? _records;
    private int _before;
    private int _last;

    /// <summary>The reference type that a row says between asterisks; null for any other row.</summary>
    public static string? TypeOf(IReadOnlyList<string> cells)
    {
        var text = cells.Count == 0 ? "" : cells[0].Trim('\uFEFF', ' ');
        return text is ['*', .. { Length: > 0 and < 60 } type, '*'] && cells.Skip(1).All(string.IsNullOrWhiteSpace) ? type.Trim() : null;
    }

    /// <summary>The item of a row; null for types, names of fields and empty rows.</summary>
    public ImportItem? Read(DelimitedRow row)
    {
        if (row.Defect is null && TypeOf(row.Cells) is { } type)
        {
            _type = type;
            // The names of the fields follow, the same ones or others.
            (_records, _before) = (null, _last);
            return null;
        }

        if (_records is null && row.Defect is null)
        {
            if (row.IsEmpty)
                return null;
            _mapping = said is not null && said.Columns.Count == row.Cells.Count ? said : EndNoteTabColumns.Guess(row.Cells);
            if (!_mapping.IsComplete)
            {
                return EntryOutcome.Refuse(Next(1), row.Raw, row.Line,
                    "The names of the fields, which belong on the second line (Author, Year, Title …), are missing or name no title, so the row cannot be read.");
            }

            _records = new CsvRecords(new CsvDialect('\t', true, 0, row.Cells, [], HasHeader: true), _mapping with { HasHeader = true },
                rows);
        }

        var item = _records is null ? EntryOutcome.Refuse(1, row.Raw, row.Line, row.Defect!) : _records.Read(WithLists(row));
        return item switch
        {
            ReadRecord read => read with { Record = Typed(read.Record with { PositionInFile = Next(read.Record.PositionInFile) }) },
            RefusedEntry refused => refused with { PositionInFile = Next(refused.PositionInFile) },
            _ => item,
        };
    }

    public IEnumerable<ImportItem> Finish() => _records?.Finish() ?? [];

    private int Next(int position) => _last = Math.Max(_before + position, _last + 1);

    private Records.BibliographicRecord Typed(Records.BibliographicRecord record) => record.PublicationType is not null
        || _type is null ? record
        : record with { PublicationType = _type, Kind = CsvKinds.Of(_type) };

    /// <summary>People and keywords stand apart by two slashes.</summary>
    private DelimitedRow WithLists(DelimitedRow row)
    {
        if (row.Defect is not null || _mapping is null)
            return row;
        var cells = row.Cells.ToList();
        foreach (var column in _mapping.Columns)
        {
            if (column.Index < cells.Count
                && column.Field is CsvField.Authors or CsvField.AuthorFullNames or CsvField.Editors or CsvField.Keywords)
                cells[column.Index] = cells[column.Index].Replace("//", "; ", StringComparison.Ordinal);
        }

        return row with { Cells = cells };
    }
}
