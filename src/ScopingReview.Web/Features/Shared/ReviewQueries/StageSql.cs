namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>
/// The views unique_records, screening_records and sought_reports, asked of one record at a time: conditions on a record r of a source s.
/// For whoever needs some records of a large review, PostgreSQL looks these up, where it would compute a view as a whole (navigation of a
/// reviewer, 100,000 records: 96 ms and 388 ms). NavigationCountsTests hold the two against each other.
/// </summary>
internal static class StageSql
{
    /// <summary>Not a duplicate of another.</summary>
    public const string Unique = "not exists (select from duplicate_links l where l.duplicate_id = r.id and l.superseded_at is null)";

    /// <summary>Unique, and not removed before screening: what can be at a stage.</summary>
    public const string ToScreen =
        $"{Unique} and not exists (select from removed_records x where x.record_id = r.id and x.superseded_at is null)";

    /// <summary>Of a source whose titles are screened, itself or through a duplicate.</summary>
    public const string Screened =
        """
        (s.screens_titles or exists (
            select from duplicate_links l join records t on t.id = l.duplicate_id and t.withdrawn_at is null join sources ts on ts.id = t.source_id
            where l.kept_id = r.id and l.superseded_at is null and ts.screens_titles))
        """;

    /// <summary>
    /// Sought as a report. A value and not "exists", which PostgreSQL would answer by computing the outcomes of the whole review.
    /// </summary>
    public const string AtFullText =
        $"""
        ({ToScreen} and (not {Screened}
            or (select o.status from record_outcomes o where o.review_id = r.review_id and o.stage = 'TitleAbstract' and o.record_id = r.id) = 'Included'))
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
