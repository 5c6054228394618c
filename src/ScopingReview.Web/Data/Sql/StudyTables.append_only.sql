create trigger append_only before update or delete on study_tables for each row execute function only_supersede();
create trigger never_emptied before truncate on study_tables for each statement execute function never_empty();
create trigger announce_insert after insert on study_tables referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on study_tables referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on study_tables referencing old table as changed for each statement execute function announce_review();
