namespace ScopingReview.Domain.Reporting;

/// <summary>In which order the answers to an item stand in its tables.</summary>
public enum CategoryOrder
{
    /// <summary>Options as in the form, values of other items by themselves.</summary>
    AsInForm,

    /// <summary>Those with the most studies first.</summary>
    ByNumber,
}

/// <summary>
/// The words and the order of a table as the authors want them in the manuscript. What stands in its cells is always computed.
/// </summary>
/// <param name="Caption">Null for the usual one.</param>
/// <param name="Note">A sentence below the table, after its own footnotes; null for none.</param>
/// <param name="Order">Of the answers, in a table counted from them.</param>
public sealed record TableWording(string? Caption, string? Note, CategoryOrder Order)
{
    /// <summary>Characters of a caption.</summary>
    public const int LongestCaption = StudyTableLayout.LongestCaption;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 1000;

    /// <summary>What a table has where nobody has chosen.</summary>
    public static TableWording Usual { get; } = new(null, null, CategoryOrder.AsInForm);

    /// <summary>The same without empty words, as it is kept.</summary>
    public TableWording Trimmed() => this with { Caption = Blank(Caption), Note = Blank(Note) };

    /// <summary>Why it cannot be kept, as a sentence; null where it can.</summary>
    public string? Problem()
        => Caption?.Length > LongestCaption ? FormattableString.Invariant($"A caption has at most {LongestCaption} characters.")
            : Note?.Length > LongestNote ? FormattableString.Invariant($"A note has at most {LongestNote} characters.")
            : Enum.IsDefined(Order) ? null : "There is no such order.";

    /// <summary>The table in these words. Its rows are in order already (<see cref="ItemCategories.InOrder"/>).</summary>
    /// <param name="table">The table with its usual words.</param>
    public ReportTable Of(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table with { Caption = Caption ?? table.Caption, Footnotes = [.. table.Footnotes, .. Note is null ? [] : new[] { Note }] };
    }

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
