using System.Security.Cryptography;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>A column of a table.</summary>
/// <param name="Index">Place from 0.</param>
/// <param name="Name">Name as the header has it; empty where it has none.</param>
/// <param name="Field">What it holds; null for a column that is not read.</param>
public sealed record CsvColumn(int Index, string Name, CsvField? Field);

/// <summary>
/// Which column of a table holds which field: guessed from the header, or said by a person and remembered by <see cref="Signature"/>.
/// </summary>
public sealed record CsvMapping
{
    /// <summary>Whose table it is.</summary>
    public CsvLayout Layout { get; init; }

    /// <summary>Columns in the order of the table.</summary>
    public required IReadOnlyList<CsvColumn> Columns { get; init; }

    /// <summary>False where the first row is a record already; then columns go by their place.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>True when a column holds titles. Without one a person has to map the columns.</summary>
    public bool IsComplete => Columns.Any(column => column.Field == CsvField.Title);

    /// <summary>Columns whose meaning is not known. They stay in each record's raw text.</summary>
    public IEnumerable<CsvColumn> UnknownColumns => Columns.Where(column => column.Field is null);

    /// <summary>
    /// SHA-256, in hexadecimal digits, of the names of the columns without case and spacing: the same for each export of the same kind, so
    /// that a mapping can be found again.
    /// </summary>
    public string Signature => SignatureOf(Columns.Select(column => column.Name));

    /// <summary>See <see cref="Signature"/>.</summary>
    public static string SignatureOf(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', headers.Select(CsvColumnNames.Normalise)))));

    /// <summary>
    /// What the names of the columns say by themselves. Of two columns for one field the better known name wins, but for the titles of
    /// journals and books, of which a record has one or the other; of two of the same name the second stands in where the first is empty.
    /// </summary>
    public static CsvMapping Guess(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var names = headers.Select(CsvColumnNames.Normalise).ToList();
        var layout = CsvLayouts.Of(names);
        var found = names.Select(name => CsvColumnNames.Find(name, layout)).ToList();
        var best = found.OfType<(CsvField Field, int Rank)>().GroupBy(match => match.Field)
            .ToDictionary(group => group.Key, group => group.Min(match => match.Rank));
        var columns = new List<CsvColumn>();
        for (var i = 0; i < headers.Count; i++)
        {
            var isTaken = found[i] is var (field, rank)
                && (CsvColumnNames.MayHaveSeveral(field) || CsvColumnNames.IsForOtherRecords(names[i])
                    || rank == best[field]);
            columns.Add(new CsvColumn(i, headers[i], isTaken ? found[i]!.Value.Field : null));
        }

        return new CsvMapping { Layout = layout, Columns = columns };
    }

    /// <summary>
    /// The same mapping with one column said by a person. A field that takes one column only is taken off the column that had it.
    /// </summary>
    /// <param name="index">Place of the column from 0.</param>
    /// <param name="field">What it holds; null to leave it out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public CsvMapping With(int index, CsvField? field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Columns.Count);
        return this with
        {
            Columns = [.. Columns.Select(column => column.Index == index ? column with { Field = field }
                : field is { } one && column.Field == one && !CsvColumnNames.MayHaveSeveral(one) ? column with { Field = null } : column)],
        };
    }

    /// <summary>Whether two mappings say the same, column by column.</summary>
    public bool Equals(CsvMapping? other) => other is not null && Layout == other.Layout && HasHeader == other.HasHeader
        && Columns.SequenceEqual(other.Columns);

    /// <summary>Goes with <see cref="Equals(CsvMapping?)"/>.</summary>
    public override int GetHashCode() => HashCode.Combine(Layout, HasHeader, Columns.Count);
}
