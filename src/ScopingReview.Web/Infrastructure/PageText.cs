namespace ScopingReview.Web.Infrastructure;

/// <summary>How much text a page takes at once.</summary>
internal static class PageText
{
    /// <summary>Bytes of a message from a browser: what is longer ends its circuit.</summary>
    public const long LongestMessage = 1 << 20;

    /// <summary>Characters of a long field, each of at most three bytes: it fits into a message.</summary>
    public const int LongestField = 300_000;
}
