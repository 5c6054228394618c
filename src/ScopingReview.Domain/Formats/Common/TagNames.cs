namespace ScopingReview.Domain.Formats;

/// <summary>Keeps one string for each tag of a format, so that reading a line makes none.</summary>
internal sealed class TagNames
{
    /// <summary>More than any format has; further ones of a hostile file are not kept.</summary>
    private const int MostKept = 500;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TagNames() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> name)
    {
        if (_lookup.TryGetValue(name, out var known))
            return known;
        var made = new string(name);
        if (_names.Count < MostKept)
            _names.Add(made);
        return made;
    }
}
