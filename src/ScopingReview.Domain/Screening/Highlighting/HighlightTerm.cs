namespace ScopingReview.Domain.Screening;

/// <summary>Why a term is highlighted. Where terms overlap, the later kind wins.</summary>
public enum HighlightKind
{
    /// <summary>A reviewer's own term.</summary>
    Own,

    /// <summary>Suggests inclusion.</summary>
    Include,

    /// <summary>Suggests exclusion.</summary>
    Exclude,
}

/// <summary>A term to highlight.</summary>
/// <param name="Text">
/// A word or a phrase, with <c>*</c> for any letters or digits, also none, within a word: <c>co-creat*</c>, <c>wom*n</c>, <c>peer *
/// worker</c>.
/// </param>
/// <param name="Kind">Why.</param>
public sealed record HighlightTerm(string Text, HighlightKind Kind);

/// <summary>A part of a text to highlight.</summary>
/// <param name="Start">Offset of its first UTF-16 code unit.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Kind">Why.</param>
public sealed record HighlightRange(int Start, int Length, HighlightKind Kind);
