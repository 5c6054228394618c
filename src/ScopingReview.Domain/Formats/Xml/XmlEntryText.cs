namespace ScopingReview.Domain.Formats;

/// <summary>How the text of an entry in an XML file came to its end.</summary>
internal enum XmlEntryEnd
{
    /// <summary>With its end tag.</summary>
    Complete,

    /// <summary>Without one: the next entry begins.</summary>
    NextBegins,

    /// <summary>Without one: the file ends.</summary>
    FileEnds,

    /// <summary>With its end tag, but it has no start tag.</summary>
    NoStart,

    /// <summary>It went past the cap.</summary>
    TooLarge,
}

/// <summary>The text of one entry of an XML file as it stands.</summary>
/// <param name="Raw">From its start tag to its end tag; the beginning only where it is too large.</param>
/// <param name="LineNumber">Line of the file on which it begins.</param>
/// <param name="End">How it ends.</param>
internal sealed record XmlEntryText(string Raw, long LineNumber, XmlEntryEnd End);
