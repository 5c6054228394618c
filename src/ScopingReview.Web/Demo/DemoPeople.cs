namespace ScopingReview.Web.Demo;

/// <param name="Email">In the domain "invalid", which no mail can ever reach (RFC 2606).</param>
internal sealed record DemoPerson(string Name, string Email, ReviewRole Role);

internal static class DemoPeople
{
    public static DemoPerson Lead { get; } = new("Demo lead", "lead@demo.invalid", ReviewRole.Lead);
    public static DemoPerson First { get; } = new("Demo first reviewer", "first@demo.invalid", ReviewRole.Reviewer);
    public static DemoPerson Second { get; } = new("Demo second reviewer", "second@demo.invalid", ReviewRole.Reviewer);

    public static IReadOnlyList<DemoPerson> All { get; } = [Lead, First, Second];

    public static string[] Emails { get; } = [.. All.Select(person => person.Email)];
}
