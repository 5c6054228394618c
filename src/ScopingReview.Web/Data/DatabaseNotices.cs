namespace ScopingReview.Web.Data;

/// <summary>
/// The database itself says which review changed, so that no service can forget it: once a transaction and review, with nothing but the review's id.
/// One trigger a statement, whatever the number of rows.
/// </summary>
internal static class DatabaseNotices
{
    public const string Channel = "review_changed";

    public static readonly string[] Tables =
    [
        "members", "invitations", "sources", "imports", "records", "duplicate_links", "duplicate_judgements", "duplicate_candidates", "twin_votes",
        "screening_plans", "sample_draws", "pilot_rounds", "pilot_closings", "assignments", "handovers", "decisions", "resolutions", "retrieval_entries", "full_text_files", "study_reports", "chart_entries",
    ];

    /// <summary>A trigger with a table of the changed rows may stand for one kind of change only.</summary>
    private static readonly (string Change, string Rows)[] Changes = [("insert", "new"), ("update", "new"), ("delete", "old")];

    public static string Triggers =>
        $$"""
        create function announce_review() returns trigger language plpgsql as $$
        begin
            perform pg_notify('{{Channel}}', review_id::text) from (select distinct review_id from changed) reviews;
            return null;
        end $$;

        """
        + string.Join('\n', from table in Tables
                            from change in Changes
                            select $"create trigger announce_{change.Change} after {change.Change} on {table} referencing {change.Rows} table as changed for each statement execute function announce_review();");
}
