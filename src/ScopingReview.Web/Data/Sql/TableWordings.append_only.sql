create trigger append_only before update or delete on table_wordings for each row execute function only_supersede();
create trigger never_emptied before truncate on table_wordings for each statement execute function never_empty();
create trigger announce_insert after insert on table_wordings referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on table_wordings referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on table_wordings referencing old table as changed for each statement execute function announce_review();
