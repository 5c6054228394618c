namespace ScopingReview.Domain.FullTexts;

/// <summary>The text of a page in reading order.</summary>
/// <param name="Number">The page as a viewer counts, from 1; not the number printed on it.</param>
/// <param name="Paragraphs">
/// Blocks of lines as they stand together on the page, each the lines of the block; ligatures written as their letters. Empty where the
/// page has no text, or none that can be read.
/// </param>
public sealed record PdfPage(int Number, IReadOnlyList<IReadOnlyList<string>> Paragraphs)
{
    /// <summary>Paragraphs with their lines joined, parted by an empty line.</summary>
    public string Text => string.Join("\n\n", Paragraphs.Select(LineJoining.Join));
}
