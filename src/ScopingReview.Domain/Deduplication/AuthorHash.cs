namespace ScopingReview.Domain.Deduplication;

/// <summary>An <see cref="AuthorKey"/> in 12 bytes.</summary>
internal readonly record struct AuthorHash(uint Family, uint Other, char Initial)
{
    public static AuthorHash Of(AuthorKey key) => new(StableHash.Short(key.Family), key.Other.Length == 0 ? 0 : StableHash.Short(key.Other), key.Initial);

    /// <summary>1 for the same name, 0.5 for the family name with another initial, 0 for different names.</summary>
    public double Likeness(AuthorHash other)
    {
        if (Family == other.Family)
            return Initial == other.Initial || Initial == '\0' || other.Initial == '\0' ? 1 : 0.5;
        var isReversed = (Other != 0 && (Other == other.Family || Other == other.Other)) || (other.Other != 0 && other.Other == Family);
        return isReversed ? 1 : 0;
    }
}
