namespace ScopingReview.Domain.Records;

/// <summary>Kind of publication, as far as exports tell it.</summary>
public enum PublicationKind
{
    /// <summary>Not told, or a kind without a name here.</summary>
    Other,

    /// <summary>Article in a journal, magazine or newspaper.</summary>
    JournalArticle,

    /// <summary>A whole book.</summary>
    Book,

    /// <summary>Chapter or section of a book.</summary>
    BookChapter,

    /// <summary>Paper, abstract or proceedings of a conference.</summary>
    Conference,

    /// <summary>Thesis or dissertation.</summary>
    Thesis,

    /// <summary>Report, grey literature, government document.</summary>
    Report,

    /// <summary>Preprint or unpublished manuscript.</summary>
    Preprint,

    /// <summary>Web page or other online document.</summary>
    WebPage,
}
