namespace ScopingReview.Domain.Deduplication;

/// <summary>An <see cref="AuthorKey"/> in 12 bytes.</summary>
internal readonly record struct AuthorHash(uint Family, uint Other, char FamilyInitial, char Initial)
{
    public static AuthorHash Of(AuthorKey key) =>
        new(StableHash.Short(key.Family), key.Other.Length == 0 ? 0 : StableHash.Short(key.Other), key.Family.Length == 0
            || key.MayBeParticle ? '\0' : key.Family[0], key.Initial);

    /// <summary>
    /// 1 for the same name, also the other way round; 0.5 for the family name with another initial; 0 for different names.
    /// </summary>
    public double Likeness(AuthorHash other)
    {
        if (Family == other.Family)
            return AreOne(Initial, other.Initial) ? 1 : 0.5;
        if (Other != 0 && Other == other.Family && AreOne(FamilyInitial, other.Initial))
            return 1;
        if (other.Other != 0 && other.Other == Family && AreOne(other.FamilyInitial, Initial))
            return 1;
        return 0;
    }

    private static bool AreOne(char a, char b) => a == b || a == '\0' || b == '\0';
}
