namespace ScopingReview.Web.Components.Shared;

public static class Initials
{
    /// <summary>Two letters for an avatar: of the first and last word, or the first two of a single one.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '.', '@', '-'], StringSplitOptions.RemoveEmptyEntries);
        return (words switch
        {
            [] => "?",
            [var one] => one[..Math.Min(2, one.Length)],
            [var first, .., var last] => $"{first[0]}{last[0]}",
        }).ToUpperInvariant();
    }
}
