create trigger append_only before update or delete on account_events for each row execute function never_change();
create function never_empty() returns trigger language plpgsql as $$
begin
    raise exception '% is never emptied', tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare guarded regclass;
begin
    for guarded in
        select distinct tgrelid::regclass from pg_trigger
        where not tgisinternal and tgfoid in ('only_supersede'::regproc, 'never_change'::regproc)
    loop
        execute format('create trigger never_emptied before truncate on %s for each statement execute function never_empty()', guarded);
    end loop;
end $$;
