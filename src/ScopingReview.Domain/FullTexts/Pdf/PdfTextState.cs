namespace ScopingReview.Domain.FullTexts;

/// <summary>What came of reading the text of a PDF.</summary>
public enum PdfTextState
{
    /// <summary>The text was read, of all pages or as far as the limits allow.</summary>
    Read,

    /// <summary>It opens only with a password, so that nothing of it can be read here.</summary>
    Encrypted,

    /// <summary>It has pages but no letters: pictures of pages, as a scanner makes them.</summary>
    NoText,

    /// <summary>It begins like a PDF and cannot be opened as one.</summary>
    Damaged,
}
