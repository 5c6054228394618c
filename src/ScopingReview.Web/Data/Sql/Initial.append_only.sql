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
create trigger append_only before update or delete on decisions for each row execute function only_supersede();
create trigger append_only before update or delete on resolutions for each row execute function only_supersede();
create trigger append_only before update or delete on assignments for each row execute function only_supersede();
create trigger append_only before update or delete on retrieval_entries for each row execute function only_supersede();
create trigger append_only before update or delete on full_text_files for each row execute function only_supersede();
create trigger append_only before update or delete on chart_entries for each row execute function only_supersede();
create trigger append_only before update or delete on study_reports for each row execute function only_supersede();
create trigger append_only before update or delete on duplicate_links for each row execute function only_supersede();
create trigger append_only before update or delete on duplicate_judgements for each row execute function only_supersede();
create trigger append_only before update or delete on screening_plans for each row execute function only_supersede();
create trigger append_only before update or delete on audit_events for each row execute function never_change();
create trigger append_only before update or delete on sample_draws for each row execute function never_change();
create trigger append_only before update or delete on charting_forms for each row execute function never_change();
alter table full_text_chunks alter constraint fk_full_text_chunks_full_text_files_file_id deferrable initially deferred;
create trigger append_only before update or delete on full_text_chunks for each row execute function never_change();
