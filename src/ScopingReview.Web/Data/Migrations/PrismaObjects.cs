namespace ScopingReview.Web.Data.Migrations;

/// <summary>
/// What the migration of removals before screening and of the previous version makes beside its tables, as it was written then: rows that
/// are superseded and never changed, and notices of what changed.
/// </summary>
internal static class PrismaObjects
{
    private static readonly string[] _supersedable =
        ["removed_records", "previous_versions", "previous_studies", "previous_reports", "further_reports"];

    private static readonly (string Change, string Rows)[] _changes = [("insert", "new"), ("update", "new"), ("delete", "old")];

    public static string AppendOnly => string.Join('\n',
        _supersedable.Select(table => OnChange(table, "only_supersede")).Prepend(OnChange("removal_batches", "never_change")));

    public static string Notices => string.Join('\n',
        from table in _supersedable.Prepend("removal_batches")
        from change in _changes
        select $"create trigger announce_{change.Change} after {change.Change} on {table} "
            + $"referencing {change.Rows} table as changed for each statement execute function announce_review();");

    private static string OnChange(string table, string function)
        => $"create trigger append_only before update or delete on {table} for each row execute function {function}();";
}
