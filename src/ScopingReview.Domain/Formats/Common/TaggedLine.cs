namespace ScopingReview.Domain.Formats;

/// <summary>A line of an entry of a tagged format within the entry's text.</summary>
/// <param name="Tag">Two-letter tag; empty for a continuation line.</param>
/// <param name="Start">Where its value starts in the entry's text.</param>
/// <param name="Length">Length of its value.</param>
/// <param name="Number">Line number in the file.</param>
/// <param name="IsIndented">For a continuation line: it begins with white space, so it was wrapped and is no line of its own.</param>
internal readonly record struct TaggedLine(string Tag, int Start, int Length, long Number, bool IsIndented)
{
    public bool IsTag => Tag.Length > 0;

    /// <summary>What to say of an indented line that would be a tag in the first column.</summary>
    public static string IndentedTag(ReadOnlySpan<char> line) =>
        $"“{EntryOutcome.Shorten(line.Trim().ToString())}” looks like a field, but is indented; it was read as the rest of the field before it.";
}
