namespace ScopingReview.Domain.Formats;

/// <summary>A row of a table with separators.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Raw">Its text as it stands, line ends included.</param>
/// <param name="Cells">Its cells without quotation marks.</param>
/// <param name="Defect">Why its cells cannot be told apart; null where they can.</param>
/// <param name="HasLetterQuotes">True where its quotation marks were read as letters.</param>
internal sealed record DelimitedRow(
    long Line, string Raw, IReadOnlyList<string> Cells, string? Defect = null, bool HasLetterQuotes = false)
{
    public bool IsEmpty => Defect is null && Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>True for a cell that ends with the quotation mark of a text that begins in no cell: the rest of another row.</summary>
    public static bool EndsOnlyQuote(string cell) => cell.EndsWith('"') && cell.AsSpan().Count('"') % 2 == 1;
}
