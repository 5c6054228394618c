namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>
/// Which records are at a stage, in the SQL of queries that PostgreSQL answers best when they are written by hand: conditions on a row r of
/// the view screening_records. Records at title and abstract are those with r.screens_titles.
/// </summary>
internal static class StageSql
{
    /// <summary>
    /// In sought_reports, asked of one record at a time. A value and not "exists", which PostgreSQL would answer by computing the outcomes
    /// of the whole review. NavigationCountsTests hold it against the view.
    /// </summary>
    public const string Sought =
        """
        (not r.screens_titles
            or (select o.status from record_outcomes o where o.review_id = r.review_id and o.stage = 'TitleAbstract' and o.record_id = r.id) = 'Included')
        """;

    /// <summary>
    /// Not among the records whose titles a person is still reading (VisibilityQueries.StillReading): the person is {1}, the draws in which
    /// readings are left {2}, and {3} says whether some came by no draw.
    /// </summary>
    public const string NotStillReading =
        """
        not exists (select from assignments m where m.record_id = r.id and m.stage = 'TitleAbstract' and m.reviewer_id = {1} and m.superseded_at is null
                      and (m.draw_id = any({2}) or ({3} and m.draw_id is null)))
        """;

    /// <summary>Given up: read by nobody.</summary>
    public const string NotRetrieved =
        "exists (select from retrieval_entries e where e.record_id = r.id and e.superseded_at is null and e.status = 'NotRetrieved')";
}
