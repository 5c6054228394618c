create view record_outcomes as
with votes as (
    select a.review_id, a.stage, a.record_id,
           count(*)::int as required_votes,
           count(d.id)::int as votes,
           count(*) filter (where d.verdict = 'Include' or (d.verdict = 'Maybe' and p.id is not null))::int as includes,
           count(*) filter (where d.verdict = 'Maybe' and p.id is null)::int as maybes,
           count(*) filter (where d.verdict = 'Exclude')::int as excludes,
           -- Least and greatest rather than count(distinct): the same answer, and the rows need no sorting.
           min(d.reason_id::text) filter (where d.verdict = 'Exclude') as reason,
           max(d.reason_id::text) filter (where d.verdict = 'Exclude') as other_reason
    from assignments a
    left join decisions d on d.record_id = a.record_id and d.stage = a.stage and d.reviewer_id = a.reviewer_id and d.superseded_at is null
    -- The setting holds at title and abstract only.
    left join screening_plans p on p.review_id = a.review_id and p.stage = a.stage and p.superseded_at is null
        and p.maybe_counts_as_include and p.stage = 'TitleAbstract'
    where a.superseded_at is null
    group by a.review_id, a.stage, a.record_id
),
twins as not materialized (
    -- What was said otherwise of a record that was merged into this one counts beside the votes.
    select t.review_id, t.stage, t.record_id,
           bool_or(t.verdict = 'Include' or (t.verdict = 'Maybe' and p.id is not null)) as includes,
           bool_or(t.verdict = 'Maybe' and p.id is null) as maybes,
           bool_or(t.verdict = 'Exclude') as excludes,
           min(t.reason_id::text) filter (where t.verdict = 'Exclude') as reason,
           max(t.reason_id::text) filter (where t.verdict = 'Exclude') as other_reason
    from merge_conflicts t
    left join screening_plans p on p.review_id = t.review_id and p.stage = t.stage and p.superseded_at is null
        and p.maybe_counts_as_include and p.stage = 'TitleAbstract'
    where t.superseded_at is null
      and (t.contradicts_id is null or exists (select from decisions d where d.id = t.contradicts_id and d.superseded_at is null))
    group by t.review_id, t.stage, t.record_id
)
select v.review_id, v.stage, v.record_id,
       case
           when r.verdict = 'Include' then 'Included'
           when r.verdict = 'Exclude' then 'Excluded'
           when v.votes < v.required_votes then 'Pending'
           when v.includes = v.required_votes and (t.maybes or t.excludes) is not true then 'Included'
           when v.excludes = v.required_votes and (t.includes or t.maybes) is not true then 'Excluded'
           when v.maybes = v.required_votes and (t.includes or t.excludes) is not true then 'NeedsResolution'
           else 'Conflict'
       end as status,
       case
           when r.verdict is not null then case r.verdict when 'Exclude' then r.reason_id end
           when v.excludes = v.required_votes and (t.includes or t.maybes) is not true and least(v.reason, t.reason) = greatest(v.other_reason, t.other_reason)
               then least(v.reason, t.reason)::uuid
       end as reason_id,
       r.verdict is null and v.stage = 'FullText' and v.excludes = v.required_votes and (t.includes or t.maybes) is not true
           and least(v.reason, t.reason) is distinct from greatest(v.other_reason, t.other_reason) as reason_conflict,
       v.votes = v.required_votes as locked,
       v.required_votes, v.votes,
       r.verdict is not null as resolved
from votes v
left join twins t on t.record_id = v.record_id and t.stage = v.stage
left join resolutions r on r.record_id = v.record_id and r.stage = v.stage and r.superseded_at is null
union all
-- A ruling without readers (all assignments superseded) still counts. Two arms rather than a full join, so that a filter reaches the tables.
select r.review_id, r.stage, r.record_id,
       case r.verdict when 'Include' then 'Included' else 'Excluded' end,
       case r.verdict when 'Exclude' then r.reason_id end, false, false, 0, 0, true
from resolutions r
where r.superseded_at is null
  and not exists (select from assignments a where a.record_id = r.record_id and a.stage = r.stage and a.superseded_at is null)
union all
-- Two merged records without readers, each with a ruling of its own.
select t.review_id, t.stage, t.record_id, 'Conflict', null, false, false, 0, 0, false
from twins t
where not exists (select from assignments a where a.record_id = t.record_id and a.stage = t.stage and a.superseded_at is null)
  and not exists (select from resolutions r where r.record_id = t.record_id and r.stage = t.stage and r.superseded_at is null);
