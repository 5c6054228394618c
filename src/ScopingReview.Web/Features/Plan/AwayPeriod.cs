namespace ScopingReview.Web.Features.Plan;

/// <summary>An absence, both days included, in UTC.</summary>
/// <param name="Until">Null: until further notice.</param>
public sealed record AwayPeriod(DateOnly From, DateOnly? Until, string? Note)
{
    public bool Covers(DateOnly day) => From <= day && (Until is not { } last || day <= last);
}
