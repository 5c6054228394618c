namespace ScopingReview.Domain.Formats;

/// <summary>Tells an abstract from what stands in its place.</summary>
internal static class Abstracts
{
    /// <summary>The parts joined by line feeds, each once; null where none is an abstract.</summary>
    public static string? Join(IEnumerable<string?> parts)
    {
        var kept = parts.OfType<string>().Where(IsAbstract).Distinct(StringComparer.Ordinal).ToList();
        return kept.Count == 0 ? null : string.Join('\n', kept);
    }

    /// <summary>A text that only says that there is none, or a publisher's notice ("Copyright of …"), is no abstract.</summary>
    private static bool IsAbstract(string text) =>
        !text.StartsWith("Copyright of ", StringComparison.OrdinalIgnoreCase)
        && !Placeholders.IsNoAbstract(text);
}
