namespace ScopingReview.Web.Data;

/// <summary>What EF has no words for: the function of the search column, the outcome view, and the triggers that keep said things said.</summary>
internal static class DatabaseObjects
{
    /// <summary>array_to_string is only STABLE (it may call any output function); for text it is immutable.</summary>
    public const string ImmutableJoin =
        """
        create function immutable_join(text[]) returns text
        language sql immutable parallel safe
        as $$ select coalesce(array_to_string($1, ' '), '') $$;
        """;

    /// <summary>Domain's ScreeningOutcome.Of, in SQL. RecordOutcomeTests hold the two against each other.</summary>
    public const string RecordOutcomes =
        """
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
            from twin_votes t
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
        """;

    /// <summary>
    /// Pairs that wait for a person: not together, neither of them withdrawn, and nobody has said of the two, or of records that they are together with,
    /// that they are distinct. Of two clusters that are alike in several pairs, the likeliest: one answer is enough.
    /// </summary>
    public const string OpenDuplicateCandidates =
        """
        create view open_duplicate_candidates as
        select distinct on (c.review_id, least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)), greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)))
               c.id, c.review_id, c.record_aid, c.record_bid, c.score, c.evidence_json, c.reservations, c.found_at
        from duplicate_candidates c
        join records a on a.id = c.record_aid and a.withdrawn_at is null
        join records b on b.id = c.record_bid and b.withdrawn_at is null
        left join duplicate_links la on la.duplicate_id = c.record_aid and la.superseded_at is null
        left join duplicate_links lb on lb.duplicate_id = c.record_bid and lb.superseded_at is null
        where coalesce(la.kept_id, c.record_aid) <> coalesce(lb.kept_id, c.record_bid)
          and not exists (
              select from duplicate_judgements j
              left join duplicate_links ja on ja.duplicate_id = j.record_aid and ja.superseded_at is null
              left join duplicate_links jb on jb.duplicate_id = j.record_bid and jb.superseded_at is null
              where j.superseded_at is null and not j.same and j.review_id = c.review_id
                and least(coalesce(ja.kept_id, j.record_aid), coalesce(jb.kept_id, j.record_bid)) = least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid))
                and greatest(coalesce(ja.kept_id, j.record_aid), coalesce(jb.kept_id, j.record_bid)) = greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)))
        order by c.review_id, least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)), greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)),
                 c.score desc, c.id;
        """;

    public const string HandoversAppendOnly =
        "create trigger append_only before update or delete on handovers for each row execute function only_supersede();";

    public const string TwinVotesAppendOnly =
        "create trigger append_only before update or delete on twin_votes for each row execute function only_supersede();";

    /// <summary>Where decisions came from stays as it was written.</summary>
    public const string DecisionImportsAppendOnly =
        "create trigger append_only before update or delete on decision_imports for each row execute function never_change();";

    /// <summary>Pilot rounds begin once and end once.</summary>
    public const string PilotRoundsAppendOnly =
        """
        create trigger append_only before update or delete on pilot_rounds for each row execute function never_change();
        create trigger append_only before update or delete on pilot_closings for each row execute function never_change();
        """;

    /// <summary>What people put on records: superseded when it is taken off or written anew.</summary>
    public const string AnnotationsAppendOnly =
        """
        create trigger append_only before update or delete on record_labels for each row execute function only_supersede();
        create trigger append_only before update or delete on private_notes for each row execute function only_supersede();
        """;

    /// <summary>The orders of the screening desk, in the expressions that DeskPlace asks with.</summary>
    public const string DeskOrders =
        """
        create index ix_records_newest on records (review_id, (coalesce(year, 0)), number);
        create index ix_records_title on records (review_id, (substring(lower(coalesce(title, '')), 1, 100)), number);
        """;

    private static readonly string[] Supersedable =
    [
        "decisions", "resolutions", "assignments", "retrieval_entries", "full_text_files", "chart_entries", "study_reports",
        "duplicate_links", "duplicate_judgements", "screening_plans",
    ];

    /// <summary>Rows of these tables may only be superseded, once; audit events and draws may not change at all.</summary>
    public static string AppendOnly =>
        """
        create function only_supersede() returns trigger language plpgsql as $$
        begin
            if tg_op = 'DELETE' then
                raise exception 'rows of % are never deleted', tg_table_name using errcode = 'restrict_violation';
            end if;
            if old.superseded_at is not null or new.superseded_at is null
               or (to_jsonb(new) - 'superseded_at' - 'superseded_by_id') is distinct from (to_jsonb(old) - 'superseded_at' - 'superseded_by_id') then
                raise exception 'rows of % are superseded, never changed', tg_table_name using errcode = 'restrict_violation';
            end if;
            return new;
        end $$;
        create function never_change() returns trigger language plpgsql as $$
        begin
            raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
        end $$;

        """
        + string.Join('\n', Supersedable.Select(table => $"create trigger append_only before update or delete on {table} for each row execute function only_supersede();"))
        + "\ncreate trigger append_only before update or delete on audit_events for each row execute function never_change();"
        + "\ncreate trigger append_only before update or delete on sample_draws for each row execute function never_change();"
        + "\ncreate trigger append_only before update or delete on charting_forms for each row execute function never_change();"
        // A file's row, with its length and hash, is written after its chunks: it is known only then, and may not be changed later.
        + "\nalter table full_text_chunks alter constraint fk_full_text_chunks_full_text_files_file_id deferrable initially deferred;"
        + "\ncreate trigger append_only before update or delete on full_text_chunks for each row execute function never_change();";
}
