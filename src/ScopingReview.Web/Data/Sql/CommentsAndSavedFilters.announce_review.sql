create trigger announce_insert after insert on conflict_comments referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on conflict_comments referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on conflict_comments referencing old table as changed for each statement execute function announce_review();
