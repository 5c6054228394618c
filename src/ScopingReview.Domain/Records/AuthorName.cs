namespace ScopingReview.Domain.Records;

/// <summary>An author or editor of a record.</summary>
/// <param name="Family">Family name with its particles, or the whole name of a group.</param>
/// <param name="Given">Given names or initials as the export has them; null for a group or where there is none.</param>
public sealed record AuthorName(string Family, string? Given)
{
    /// <summary>
    /// Reads "Family, Given" or "Family, Given, Suffix"; a name without a comma is kept whole as the family (or group) name.
    /// </summary>
    public static AuthorName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return new AuthorName(text.Trim(), null);
        var given = text[(comma + 1)..].Trim();
        return new AuthorName(text[..comma].Trim(), given.Length == 0 ? null : given);
    }

    /// <summary>"Family, Given", the form in which it is stored and exported; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Given is null ? Family : $"{Family}, {Given}";
}
