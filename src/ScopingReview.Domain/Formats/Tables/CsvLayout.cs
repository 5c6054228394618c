namespace ScopingReview.Domain.Formats;

/// <summary>Whose table it is, as its columns show.</summary>
public enum CsvLayout
{
    /// <summary>No layout that is known; the columns may still be.</summary>
    Generic,

    /// <summary>The table that this program writes.</summary>
    Workbench,

    /// <summary>Scopus.</summary>
    Scopus,

    /// <summary>PubMed; it has no abstracts.</summary>
    PubMed,

    /// <summary>Rayyan.</summary>
    Rayyan,

    /// <summary>Covidence.</summary>
    Covidence,

    /// <summary>Embase.</summary>
    Embase,

    /// <summary>ASReview.</summary>
    AsReview,

    /// <summary>ERIC.</summary>
    Eric,

    /// <summary>Web of Science, tab delimited, with field tags as column names.</summary>
    WebOfScience,

    /// <summary>Dimensions.</summary>
    Dimensions,

    /// <summary>The Lens.</summary>
    Lens,

    /// <summary>EBSCO (PsycINFO, CINAHL and others).</summary>
    Ebsco,

    /// <summary>Zotero.</summary>
    Zotero,

    /// <summary>IEEE Xplore.</summary>
    IeeeXplore,

    /// <summary>A table with RIS tags as column names.</summary>
    RisTags,

    /// <summary>Ovid, with field codes as column names.</summary>
    Ovid,

    /// <summary>LILACS and other databases of BVS.</summary>
    Lilacs,

    /// <summary>Publish or Perish.</summary>
    PublishOrPerish,
}

/// <summary>Recognises layouts by columns that no other one has together.</summary>
internal static class CsvLayouts
{
    private static readonly (CsvLayout Layout, string[] Columns)[] _signatures =
    [
        (CsvLayout.Workbench, ["title", "journal abbreviation", "kind", "accession number", "record id"]),
        (CsvLayout.WebOfScience, ["pt", "au", "ti", "so"]),
        (CsvLayout.RisTags, ["ty", "ti"]),
        (CsvLayout.RisTags, ["ty", "t1"]),
        (CsvLayout.Ovid, ["ti", "so"]),
        (CsvLayout.Ovid, ["ti", "ab", "au"]),
        (CsvLayout.Lilacs, ["title", "descriptor s"]),
        (CsvLayout.PublishOrPerish, ["title", "gsrank"]),
        (CsvLayout.Covidence, ["title", "covidence"]),
        (CsvLayout.PubMed, ["pmid", "title", "citation", "first author"]),
        (CsvLayout.Rayyan, ["key", "title", "authors", "issn", "pages", "notes"]),
        (CsvLayout.Scopus, ["title", "source title", "eid"]),
        (CsvLayout.Scopus, ["title", "source title", "link", "cited by"]),
        (CsvLayout.Embase, ["title", "author names", "source"]),
        (CsvLayout.Dimensions, ["publication id", "title", "pubyear"]),
        (CsvLayout.Lens, ["lens id", "title"]),
        (CsvLayout.Ebsco, ["article title", "journal title", "accession number"]),
        (CsvLayout.Zotero, ["item type", "title", "abstract note"]),
        (CsvLayout.IeeeXplore, ["document title", "publication title", "start page"]),
        (CsvLayout.Eric, ["title", "eric number"]),
        (CsvLayout.Eric, ["title", "publicationdateyear"]),
        (CsvLayout.AsReview, ["title", "asreview ranking"]),
        (CsvLayout.AsReview, ["title", "asreview label"]),
    ];

    /// <summary>The layout of a header of normalised names.</summary>
    public static CsvLayout Of(IReadOnlyCollection<string> normalised)
    {
        var names = normalised.ToHashSet(StringComparer.Ordinal);
        return Array.Find(_signatures, signature => Array.TrueForAll(signature.Columns, names.Contains)).Layout;
    }
}
