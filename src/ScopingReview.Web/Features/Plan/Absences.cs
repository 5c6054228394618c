using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

internal static class Absences
{
    /// <summary>The day by which absences are reckoned: people may sit in any time zone, the team has one.</summary>
    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>Members who are away on a day.</summary>
    public static IQueryable<ReviewMember> AwayOn(this IQueryable<ReviewMember> members, DateOnly day)
        => members.Where(m => m.AwayFrom != null && m.AwayFrom <= day && (m.AwayUntil == null || m.AwayUntil >= day));

    public static AwayPeriod? Period(this ReviewMember member)
        => member.AwayFrom is { } from ? new AwayPeriod(from, member.AwayUntil, member.AwayNote) : null;
}
