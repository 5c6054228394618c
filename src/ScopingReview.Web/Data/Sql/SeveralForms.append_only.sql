create trigger append_only before update or delete on chart_assignments for each row execute function only_supersede();
create trigger never_emptied before truncate on chart_assignments for each statement execute function never_empty();
create trigger append_only before update or delete on row_matches for each row execute function only_supersede();
create trigger never_emptied before truncate on row_matches for each statement execute function never_empty();
create trigger append_only before update or delete on chart_draws for each row execute function never_change();
create trigger never_emptied before truncate on chart_draws for each statement execute function never_empty();
create trigger announce_insert after insert on chart_assignments referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on chart_assignments referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on chart_assignments referencing old table as changed for each statement execute function announce_review();
