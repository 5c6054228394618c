using System.Xml.Linq;

namespace ScopingReview.Domain.Formats;

/// <summary>Index terms and notices in PubMed's XML, in the words of the MEDLINE format.</summary>
internal static class PubMedXmlTerms
{
    private static readonly Dictionary<string, string> _notices = new(StringComparer.Ordinal)
    {
        ["RetractionIn"] = "Retraction in",
        ["RetractionOf"] = "Retraction of",
        ["ErratumIn"] = "Erratum in",
        ["ErratumFor"] = "Erratum for",
        ["ExpressionOfConcernIn"] = "Expression of concern in",
        ["RepublishedIn"] = "Republished in",
        ["UpdateIn"] = "Update in",
        ["UpdateOf"] = "Update of",
        ["CommentOn"] = "Comment on",
    };

    /// <summary>
    /// Subject headings with their qualifiers ("Neoplasms/drug therapy/*surgery") and authors' keywords; substances are none, as in
    /// MEDLINE.
    /// </summary>
    public static List<string> Read(XElement? citation)
    {
        if (citation is null)
            return [];
        var headings = citation.Elements("MeshHeadingList").Elements("MeshHeading").Select(Heading);
        var keywords = citation.Elements("KeywordList").Elements("Keyword")
            .Concat(citation.Elements("SupplMeshList").Elements("SupplMeshName")).Select(word => word.Line());
        return IndexTerms.Tidy(headings.Concat(keywords).OfType<string>());
    }

    /// <summary>What concerns the standing of the publication ("Retraction in: …"), and general notes.</summary>
    public static List<string> Notices(XElement? citation)
    {
        var notes = new List<string>();
        foreach (var notice in citation?.Elements("CommentsCorrectionsList").Elements("CommentsCorrections") ?? [])
        {
            if (_notices.TryGetValue((string?)notice.Attribute("RefType") ?? "", out var words)
                && notice.At("RefSource").Line() is { } source)
                notes.Add($"{words}: {source}");
        }

        notes.AddRange(
            (citation?.Elements("GeneralNote") ?? []).Select(note => note.Line()).OfType<string>().Select(note => $"Note: {note}"));
        return notes;
    }

    private static string? Heading(XElement heading)
    {
        var terms = heading.Elements().Where(term => term.Name.LocalName is "DescriptorName" or "QualifierName")
            .Select(term => term.Line() is { } words ? (string?)term.Attribute("MajorTopicYN") == "Y" ? "*" + words : words : null)
            .OfType<string>();
        var joined = string.Join('/', terms);
        return joined.Length == 0 ? null : joined;
    }
}
