using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data;

internal static class MemberExtensions
{
    /// <summary>Who is a member now: the memberships that no lead has ended. The one place where queries say that.</summary>
    public static IQueryable<ReviewMember> Current(this IQueryable<ReviewMember> members)
        => members.Where(member => member.RemovedAt == null);
}
