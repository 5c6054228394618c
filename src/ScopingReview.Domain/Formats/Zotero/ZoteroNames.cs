using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Names of people in Zotero's RDF: persons with their parts (FOAF), else plain texts.</summary>
internal static class ZoteroNames
{
    public static List<AuthorName> Read(XElement item, string[] roles, long line, List<ImportIssue> issues)
    {
        var names = new List<AuthorName>();
        foreach (var role in roles.SelectMany(name => item.Elements(name)))
        {
            var people = role.Descendants("Person").ToList();
            foreach (var person in people)
                Add(names, person);
            if (people.Count == 0)
                PersonNames.Add(names, role.Lines(), role.Name.LocalName, line, issues);
        }

        return names;
    }

    private static void Add(List<AuthorName> names, XElement person)
    {
        var family = First(person, "surname", "familyName", "lastName", "family_name", "name");
        var given = First(person, "givenName", "firstName", "givenname");
        if ((family ?? given) is { } name)
            names.Add(new AuthorName(name, family is null ? null : given));
    }

    private static string? First(XElement person, params string[] names) =>
        names.Select(name => person.At(name).Line()).FirstOrDefault(text => text is not null);
}
