namespace ScopingReview.Web.Data;

/// <summary>
/// The database itself says which review changed, so that no service can forget it: once a transaction and review, with nothing but the
/// review's id. Triggers of every table that belongs to a review do it (Data/Sql, announce_review); ReviewChangesTests name a table without
/// them.
/// </summary>
internal static class DatabaseNotices
{
    public const string Channel = "review_changed";
}
