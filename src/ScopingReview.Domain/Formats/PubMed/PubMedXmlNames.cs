using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Authors and editors in PubMed's XML.</summary>
internal static class PubMedXmlNames
{
    /// <summary>
    /// The people and groups of the lists of one role. Entries that PubMed itself marks as superseded (ValidYN="N") are left out.
    /// </summary>
    public static List<AuthorName> Read(IEnumerable<XElement>? lists, bool editors, XmlEntryText text, List<ImportIssue> issues)
    {
        var names = new List<AuthorName>();
        foreach (var list in lists ?? [])
        {
            if (IsEditors(list) != editors)
                continue;
            names.AddRange(
                list.Elements("Author").Where(author => (string?)author.Attribute("ValidYN") != "N").Select(Name).OfType<AuthorName>());
            if ((string?)list.Attribute("CompleteYN") == "N")
                issues.Add(ImportIssue.Remark(text.LineNumber, "AuthorList", "The list of authors is shortened (“et al.”)."));
        }

        return names;
    }

    private static bool IsEditors(XElement list)
        => ((string?)list.Attribute("Type"))?.StartsWith("editor", StringComparison.OrdinalIgnoreCase) == true;

    private static AuthorName? Name(XElement author)
    {
        if (author.At("LastName").Line() is not { } family)
            return author.At("CollectiveName").Line() is { } group ? new AuthorName(group, null) : null;
        var given = author.At("ForeName").Line() ?? author.At("FirstName").Line() ?? author.At("Initials").Line();
        return new AuthorName(family, author.At("Suffix").Line() is { } suffix ? $"{given}, {suffix}".TrimStart(',', ' ') : given);
    }
}
