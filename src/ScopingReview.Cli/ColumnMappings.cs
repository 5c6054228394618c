using System.Globalization;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>What the options --map say of the columns of tables: field=column name or number.</summary>
public sealed class ColumnMappings
{
    private readonly List<(CsvField Field, string Column)> _said = [];

    /// <summary>Reads the options.</summary>
    /// <exception cref="UnusableInputException">One is not "field=column", or names no field.</exception>
    public ColumnMappings(IEnumerable<string> options)
    {
        foreach (var option in options)
        {
            var parts = option.Split('=', 2, StringSplitOptions.TrimEntries);
            var name = parts[0].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
            if (parts.Length < 2 || parts[1].Length == 0 || !Enum.TryParse<CsvField>(name, ignoreCase: true, out var field)
                || !Enum.IsDefined(field) || char.IsAsciiDigit(name[0]))
                throw new UnusableInputException($"--map {option}: Write field=column, where the field is one of {Fields}.");
            _said.Add((field, parts[1].Trim('"')));
        }
    }

    /// <summary>The fields that a column can hold.</summary>
    public static string Fields
        => string.Join(", ", Enum.GetNames<CsvField>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>True where nothing was said.</summary>
    public bool IsEmpty => _said.Count == 0;

    /// <summary>
    /// A table's own mapping with what was said; columns that this table does not have are passed over, because others may.
    /// </summary>
    /// <exception cref="UnusableInputException">No column holds titles then.</exception>
    public CsvMapping Apply(string file, CsvMapping guess)
    {
        ArgumentNullException.ThrowIfNull(guess);
        var mapping = guess;
        foreach (var (field, name) in _said)
        {
            var column = guess.Columns.FirstOrDefault(column => column.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? (int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? guess.Columns.ElementAtOrDefault(number - 1) : null);
            if (column is not null)
                mapping = mapping.With(column.Index, field);
        }

        if (mapping.IsComplete)
            return mapping;
        var columns = string.Join(", ", guess.Columns.Select(column => $"“{column.Name.Trim()}”"));
        throw new UnusableInputException(
            $"{file}: None of the columns is known to hold titles. Say which one does: --map title=\"name of the column\". The columns are {columns}.");
    }
}
