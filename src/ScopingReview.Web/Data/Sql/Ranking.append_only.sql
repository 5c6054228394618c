create trigger append_only before update or delete on ranking_switches for each row execute function never_change();
create trigger never_emptied before truncate on ranking_switches for each statement execute function never_empty();
create trigger announce_insert after insert on ranking_switches referencing new table as changed for each statement execute function announce_review();
