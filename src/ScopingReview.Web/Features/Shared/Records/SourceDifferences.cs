namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>A record of a cluster of duplicates, as one source exported it.</summary>
/// <param name="From">Source and record number, for people.</param>
public sealed record ExportedRecord(string From, IReadOnlyList<RecordField> Fields);

/// <summary>What one or several sources say in a field.</summary>
/// <param name="Values">Empty where they leave it out.</param>
public sealed record SourceSays(IReadOnlyList<string> Values, IReadOnlyList<string> From);

public sealed record FieldDifference(string Name, IReadOnlyList<SourceSays> Said);

/// <summary>Where the exports of one record differ. Pure, so that what counts as a difference can be tested as a table.</summary>
public static class SourceDifferences
{
    /// <summary>What tells of the export and not of the publication: of course it differs.</summary>
    private static readonly string[] _ofTheExport = ["Database", "Accession number", "Original ID", "Notes", "Links"];

    /// <summary>
    /// The fields in which not all records agree, in the order of the fields; first what the kept record says. Upper and lower case, spaces
    /// and the full stop after a title make no difference.
    /// </summary>
    /// <param name="records">The kept record first.</param>
    public static IReadOnlyList<FieldDifference> Of(IReadOnlyList<ExportedRecord> records)
        => records.Count < 2 ? [] :
        [
            .. records[0].Fields.Select((field, index) => new FieldDifference(field.Name,
                [
                    .. records.GroupBy(record => Key(record.Fields[index].Values), StringComparer.Ordinal)
                        .Select(group => new SourceSays(group.First().Fields[index].Values, [.. group.Select(record => record.From)])),
                ]))
                .Where(field => field.Said.Count > 1 && !_ofTheExport.Contains(field.Name, StringComparer.Ordinal)),
        ];

    private static string Key(IReadOnlyList<string> values)
        => string.Join('\u001F',
            values.Select(value =>
                string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').ToUpperInvariant()));
}
