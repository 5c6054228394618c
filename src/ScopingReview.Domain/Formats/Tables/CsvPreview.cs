namespace ScopingReview.Domain.Formats;

/// <summary>The beginning of a table, for a person who looks at it and says what its columns hold.</summary>
/// <param name="Mapping">What the names of the columns say by themselves.</param>
/// <param name="Separator">What stands between the cells.</param>
/// <param name="Rows">The first rows after the header, as cells.</param>
public sealed record CsvPreview(CsvMapping Mapping, char Separator, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads the beginning of a table.</summary>
    /// <param name="beginning">Its first <see cref="FormatDetector.BytesNeeded"/> bytes, or all of a shorter file.</param>
    /// <param name="rows">How many rows to show at most.</param>
    /// <param name="encoding">The encoding that a person has chosen; null to go by the bytes.</param>
    public static CsvPreview Of(ReadOnlySpan<byte> beginning, int rows = 10, FileEncoding? encoding = null)
    {
        var dialect = CsvDialect.Of(FileEncodings.ToUtf8(beginning, encoding));
        return new CsvPreview(dialect.Guess(), dialect.Separator,
            [.. dialect.Sample.Where(row => !row.IsEmpty).Take(rows).Select(row => row.Cells)]);
    }
}
