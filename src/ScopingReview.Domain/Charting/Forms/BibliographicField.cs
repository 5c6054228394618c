namespace ScopingReview.Domain.Charting;

/// <summary>A field of the study's record that can fill in a charting item.</summary>
public enum BibliographicField
{
    /// <summary>All authors, "Family, Given", separated by semicolons.</summary>
    Authors,

    /// <summary>Year of publication.</summary>
    Year,

    /// <summary>Title.</summary>
    Title,

    /// <summary>Journal, book or proceedings.</summary>
    Journal,

    /// <summary>DOI.</summary>
    Doi,
}
