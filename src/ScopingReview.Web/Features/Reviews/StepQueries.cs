using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// The counts of the navigation, asked anew with each page and so counted by PostgreSQL. The report counts the same from sets of ids;
/// NavigationCountsTests hold the two against each other. For whoever is told their own numbers only by look-ups, for everybody else in one
/// pass over the review.
/// </summary>
internal static class StepQueries
{
    private const string AtFullText = $"({StageSql.NotStillReading} and {StageSql.AtFullText})";

    private const string Shared =
        """
        exists (select from records r where r.review_id = {0} and r.withdrawn_at is null) as "AnyRecords",
        (select count(*)::int from open_duplicate_candidates where review_id = {0}) as "DuplicatesToJudge",
        exists (select from screening_plans where review_id = {0} and stage = 'TitleAbstract' and superseded_at is null)
        or exists (select from pilot_rounds where review_id = {0} and stage = 'TitleAbstract') as "TitlesPlanned",
        exists (select from screening_plans where review_id = {0} and stage = 'FullText' and superseded_at is null) as "ReportsPlanned"
        """;

    private const string Charted =
        "from counting_charts c where c.review_id = {0} and c.form_position = 1 and c.study_id in (select study_id from included)";

    private const string ReportsMine =
        $$"""
        (select count(*)::int from assignments a join records r on r.id = a.record_id and r.withdrawn_at is null join sources s on s.id = r.source_id
            join retrieval_entries e on e.record_id = a.record_id and e.superseded_at is null and e.status = 'Retrieved'
            where a.review_id = {0} and a.stage = 'FullText' and a.reviewer_id = {1} and a.superseded_at is null and {{AtFullText}}
              and not exists (select from decisions d where d.record_id = a.record_id and d.stage = 'FullText' and d.reviewer_id = {1} and d.superseded_at is null))
        """;

    private const string ForReview =
        $$"""
        with titles as materialized (
            select k.id, k.screened, o.status
            from (select id, screens_titles as screened from screening_records where review_id = {0}) k
            left join record_outcomes o on o.review_id = {0} and o.stage = 'TitleAbstract' and o.record_id = k.id),
        reports as materialized (
            select t.id, e.status as retrieval, o.status, o.reason_conflict, coalesce(g.study_id, t.id) as study_id,
                   -- As StudyQueries: of a report that belongs to a study of the previous version, no study is counted.
                   exists (select from further_reports w where w.report_id = t.id and w.superseded_at is null) as further
            from titles t
            left join retrieval_entries e on e.record_id = t.id and e.superseded_at is null
            left join record_outcomes o on o.review_id = {0} and o.stage = 'FullText' and o.record_id = t.id
            left join study_reports g on g.report_id = t.id and g.superseded_at is null
            where t.status = 'Included' or not t.screened),
        included as (select distinct study_id from reports where retrieval = 'Retrieved' and status = 'Included' and not further),
        t as (
            select count(*)::int as frame, count(*) filter (where status in ('Included', 'Excluded'))::int as settled, count(*) filter (where status in ('Conflict', 'NeedsResolution'))::int as conflicts
            from titles where screened),
        f as (
            select count(*)::int as reports, count(*) filter (where retrieval = 'NotRetrieved')::int as gone,
                   count(*) filter (where retrieval = 'Retrieved' and status in ('Included', 'Excluded') and not reason_conflict)::int as settled,
                   count(*) filter (where retrieval = 'Retrieved' and (status in ('Conflict', 'NeedsResolution') or reason_conflict))::int as conflicts
            from reports)
        select {{Shared}}, t.frame > 0 as "AnyTitles", t.frame - t.settled as "TitlesLeft", t.settled > 0 as "AnyTitlesSettled", t.conflicts + f.conflicts as "Conflicts",
               f.reports > 0 as "AnyReports", f.reports - f.gone - f.settled as "ReportsLeft", {{ReportsMine}} as "ReportsMine",
               exists (select from reports where retrieval = 'Retrieved' and status = 'Included') as "AnyStudies",
               (select count(*)::int from included) as "Studies", (select count(*)::int {{Charted}}) as "Charted"
        from t, f
        """;

    private const string ForReader =
        $$"""
        with reports as materialized (
            select coalesce(g.study_id, r.id) as study_id, exists (select from further_reports w where w.report_id = r.id and w.superseded_at is null) as further
            from record_outcomes f
            join retrieval_entries e on e.record_id = f.record_id and e.superseded_at is null and e.status = 'Retrieved'
            join records r on r.id = f.record_id and r.withdrawn_at is null
            join sources s on s.id = r.source_id
            left join study_reports g on g.report_id = r.id and g.superseded_at is null
            where f.review_id = {0} and f.stage = 'FullText' and f.status = 'Included' and {{AtFullText}}),
        included as (select distinct study_id from reports where not further)
        select {{Shared}}, exists (select from reports) as "AnyStudies",
               exists (select from records r join sources s on s.id = r.source_id where r.review_id = {0} and r.withdrawn_at is null and {{StageSql.ToScreen}} and {{StageSql.Screened}}) as "AnyTitles",
               0 as "TitlesLeft",
               false as "AnyTitlesSettled", 0 as "Conflicts",
               exists (select from decisions d join records r on r.id = d.record_id and r.withdrawn_at is null join sources s on s.id = r.source_id
                       where d.review_id = {0} and d.stage = 'TitleAbstract' and d.superseded_at is null and d.verdict <> 'Exclude' and {{AtFullText}})
               or exists (select from resolutions x join records r on r.id = x.record_id and r.withdrawn_at is null join sources s on s.id = r.source_id
                          where x.review_id = {0} and x.stage = 'TitleAbstract' and x.superseded_at is null and x.verdict = 'Include' and {{AtFullText}})
               or exists (select from sources s join records r on r.source_id = s.id and r.withdrawn_at is null
                          where s.review_id = {0} and not s.screens_titles and {{AtFullText}}) as "AnyReports",
               0 as "ReportsLeft", {{ReportsMine}} as "ReportsMine",
               (select count(*)::int from included) as "Studies", (select count(*)::int {{Charted}}) as "Charted"
        """;

    private sealed record Row(
        bool AnyRecords, int DuplicatesToJudge, bool TitlesPlanned, bool ReportsPlanned, bool AnyTitles, int TitlesLeft,
            bool AnyTitlesSettled,
        int Conflicts, bool AnyReports, int ReportsLeft, int ReportsMine,
        bool AnyStudies, int Studies, int Charted);

    public static async Task<NavigationCounts> StepCountsAsync(
        this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var (me, titles) = (visibility.Me, visibility.Titles);
        var own = me.Role == ReviewRole.Reviewer;
        Guid[] draws = titles.IsBlind ? [.. titles.OpenDraws.OfType<Guid>()] : [];
        var row = await db.Database.SqlQueryRaw<Row>(own || titles.IsBlind ? ForReader : ForReview, me.ReviewId, me.UserId, draws,
            titles.IsBlind && titles.OpenDraws.Contains(null))
            .SingleAsync(cancellationToken);
        var closed = visibility.IsBlind || (own && await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken));
        // How many studies count as charted would tell which of them two people chart.
        var charts = !closed && row.Studies > 0 && await db.WhyChartsClosedAsync(visibility, cancellationToken) is not null;
        return new NavigationCounts
        {
            AnyRecords = row.AnyRecords,
            DuplicatesToJudge = row.DuplicatesToJudge,
            AnyTitles = row.AnyTitles,
            TitlesPlanned = row.TitlesPlanned,
            ReportsPlanned = row.ReportsPlanned,
            TitlesLeft = own || titles.IsBlind ? titles.ReadingsLeft : row.TitlesLeft,
            AnyReports = row.AnyReports,
            ReportsLeft = own || visibility.IsBlind ? row.ReportsMine : row.ReportsLeft,
            ReportsMine = row.ReportsMine,
            AnyStudies = visibility.IsBlind ? await db.Included(visibility).AnyAsync(cancellationToken) : row.AnyStudies,
            Conflicts = own ? null : visibility.IsBlind ? await db.ConflictsAsync(visibility, cancellationToken) : row.Conflicts,
            AnyTitlesSettled = !own && !titles.IsBlind && row.AnyTitlesSettled,
            Studies = closed ? null : row.Studies,
            StudiesToChart = closed || charts ? null : row.Studies - row.Charted,
        };
    }

    /// <summary>Conflicts at both stages that the member may be told of.</summary>
    public static async Task<int> ConflictsAsync(this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
        => await db.OpenConflicts(visibility, ScreeningStage.TitleAbstract).CountAsync(cancellationToken)
            + await db.OpenConflicts(visibility, ScreeningStage.FullText).CountAsync(cancellationToken);
}
