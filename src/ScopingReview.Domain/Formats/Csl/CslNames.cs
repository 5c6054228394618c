using System.Text.Json;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads CSL's names: objects with their parts, whole names ("literal"), and plain texts, which some programs write.</summary>
internal static class CslNames
{
    public static List<AuthorName> Read(JsonElement? names, string field, long line, List<ImportIssue> issues)
    {
        if (names is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return AuthorLists.Read(value.GetString(), field, line, issues);
        var read = new List<AuthorName>();
        var items = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().ToList(),
            JsonValueKind.Object => [value],
            _ => [],
        };
        foreach (var item in items)
        {
            if (item.ValueKind == JsonValueKind.Object)
                Add(read, item, field, line, issues);
            else if (CslItem.Of(item) is { } text && FieldText.Clean(text) is { } name)
                PersonNames.Add(read, [name], field, line, issues);
        }

        return read;
    }

    private static void Add(List<AuthorName> names, JsonElement item, string field, long line, List<ImportIssue> issues)
    {
        var (family, given) = (Part(item, "family"), Part(item, "given"));
        if (family is null && given is null)
        {
            // "others" is how a shortened list is written where names are literal.
            if ((Part(item, "literal") ?? Part(item, "name")) is not { } literal)
                return;
            if (literal is "others" || PersonNames.IsEtAl(literal))
                PersonNames.Add(names, ["et al."], field, line, issues);
            else
                names.Add(new AuthorName(literal, null));
            return;
        }

        var particles = string.Join(' ', new[] { Part(item, "dropping-particle"), Part(item, "non-dropping-particle"), family }
            .Where(part => part is not null));
        var suffix = Part(item, "suffix");
        names.Add(particles.Length == 0 ? new AuthorName(given!, null)
            : new AuthorName(particles, suffix is null ? given : given is null ? suffix : $"{given}, {suffix}"));
    }

    private static string? Part(JsonElement item, string name) =>
        item.TryGetProperty(name, out var part) && CslItem.Of(part) is { } text ? FieldText.Clean(text) : null;
}
