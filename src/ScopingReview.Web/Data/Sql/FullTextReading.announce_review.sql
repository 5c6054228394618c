create trigger announce_insert after insert on incoming_pdfs referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on incoming_pdfs referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on incoming_pdfs referencing old table as changed for each statement execute function announce_review();
