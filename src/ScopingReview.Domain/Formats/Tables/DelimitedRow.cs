namespace ScopingReview.Domain.Formats;

/// <summary>A row of a table with separators.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Raw">Its text as it stands, line ends included.</param>
/// <param name="Cells">Its cells without quotation marks.</param>
/// <param name="Defect">Why its cells cannot be told apart; null where they can.</param>
internal sealed record DelimitedRow(long Line, string Raw, IReadOnlyList<string> Cells, string? Defect = null)
{
    public bool IsEmpty => Defect is null && Cells.All(string.IsNullOrWhiteSpace);
}
