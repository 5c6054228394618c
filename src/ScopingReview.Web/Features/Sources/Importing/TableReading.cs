using System.Text.Json;
using System.Text.Json.Serialization;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>How it is known what the columns of a table hold.</summary>
public enum MappingOrigin
{
    /// <summary>From the names of the columns.</summary>
    Guessed,

    /// <summary>Somebody said it for an earlier file with the same columns.</summary>
    Remembered,

    /// <summary>Said for this file.</summary>
    Chosen,
}

/// <summary>A laid-out table: its first rows, and what its columns are taken to hold.</summary>
/// <param name="Beginning">The first bytes of the file, for trying columns without reading all of it.</param>
/// <param name="BeginningFormat">What they are: of a workbook, its first rows as CSV.</param>
public sealed record TableReading(
    CsvPreview Table, CsvMapping Mapping, MappingOrigin Origin, ReadOnlyMemory<byte> Beginning, DetectedFormat BeginningFormat)
{
    /// <summary>What the names of the columns say by themselves.</summary>
    public CsvMapping Guess => Table.Mapping;

    /// <summary>The first records as a mapping would have them, with the reasons for those that would be refused.</summary>
    public async Task<ColumnsTried> TryAsync(CsvMapping mapping, CancellationToken cancellationToken)
    {
        List<BibliographicRecord> records = [];
        List<ImportIssue> issues = [];
        var wanted = Table.Rows.Count;
        using var beginning = new MemoryStream(Beginning.ToArray(), writable: false);
        await foreach (var item in BibliographicReader.ReadAsync(BeginningFormat, beginning, mapping, cancellationToken))
        {
            // The bytes may end within a row; the rows that are shown are whole.
            if (wanted-- == 0)
                break;
            if (item is ReadRecord read)
                records.Add(read.Record with { RawText = "" });
            else if (item is RefusedEntry refused)
                issues.Add(refused.Issue);
            else
                wanted++;
        }

        return new ColumnsTried(records, issues);
    }
}

/// <summary>What a mapping makes of the first rows.</summary>
public sealed record ColumnsTried(IReadOnlyList<BibliographicRecord> Records, IReadOnlyList<ImportIssue> Refused);

/// <summary>A mapping as it is kept: with an import, and for the next table with the same columns.</summary>
internal static class MappingJson
{
    private static readonly JsonSerializerOptions _json = new(
        JsonSerializerDefaults.Web)
    { Converters = { new JsonStringEnumConverter() } };

    public static string Of(CsvMapping mapping)
        => JsonSerializer.Serialize(new Stored(mapping.Layout, mapping.HasHeader, mapping.Columns), _json);

    /// <summary>Null where it is none, or was written by a version that knew other fields.</summary>
    public static CsvMapping? Read(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<Stored>(json, _json) is { Columns: not null } stored
                ? new CsvMapping { Layout = stored.Layout, HasHeader = stored.HasHeader, Columns = stored.Columns }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Stored(CsvLayout Layout, bool HasHeader, IReadOnlyList<CsvColumn> Columns);
}
