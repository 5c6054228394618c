using System.Collections.Frozen;

namespace ScopingReview.Domain.Formats;

/// <summary>Names that EndNote gives its fields, beyond those that other tables have too.</summary>
internal static class EndNoteTabColumns
{
    private static readonly FrozenDictionary<string, CsvField> _names = new Dictionary<string, CsvField>(StringComparer.Ordinal)
    {
        ["secondary author"] = CsvField.Editors,
        ["series editor"] = CsvField.Editors,
        ["isbn issn"] = CsvField.SerialNumber,
        ["electronic resource number"] = CsvField.Doi,
        ["alternate journal"] = CsvField.JournalAbbreviation,
        ["alternate title"] = CsvField.JournalAbbreviation,
        ["name of database"] = CsvField.DatabaseName,
        ["number"] = CsvField.Issue,
        ["reference type"] = CsvField.PublicationType,
        ["research notes"] = CsvField.Notes,
        ["record number"] = CsvField.SourceRecordId,
        ["periodical title"] = CsvField.Journal,
        ["conference name"] = CsvField.Journal,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the names of the columns say: as in any table, then by EndNote's own.</summary>
    public static CsvMapping Guess(IReadOnlyList<string> headers)
    {
        var mapping = CsvMapping.Guess(headers);
        foreach (var column in mapping.Columns.Where(column => column.Field is null).ToList())
        {
            if (_names.TryGetValue(CsvColumnNames.Normalise(column.Name), out var field)
                && (CsvColumnNames.MayHaveSeveral(field) || mapping.Columns.All(other => other.Field != field)))
                mapping = mapping.With(column.Index, field);
        }

        return mapping;
    }
}
