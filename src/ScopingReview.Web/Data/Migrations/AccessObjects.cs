namespace ScopingReview.Web.Data.Migrations;

/// <summary>What the migration of access makes beside its tables, as it was written then: a table that is never changed is never emptied either.</summary>
internal static class AccessObjects
{
    /// <summary>
    /// Row triggers do not see TRUNCATE, which would empty a table at once. Every table that has them gets one for it, found by their functions, so that none is
    /// forgotten. Chunks of a file hang on their file's row.
    /// </summary>
    public const string NeverEmptied =
        """
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
        """;
}
