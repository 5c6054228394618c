namespace ScopingReview.Web.Features.Shared.Visibility;

/// <summary>Something made of final outcomes: there for everybody but those who are still reading.</summary>
/// <param name="Value">Null while the member is blind.</param>
/// <param name="WhyClosed">Then why, and what opens it.</param>
public sealed record Told<T>(T? Value, string? WhyClosed)
    where T : class;

internal static class Told
{
    public static Told<T> Of<T>(T value)
        where T : class
        => new(value, null);

    public static Told<T> NotYet<T>(string whyClosed)
        where T : class
        => new(null, whyClosed);
}
