insert into original_entries (record_id, text) select id, raw_text from records;
create trigger append_only before update or delete on original_entries for each row execute function never_change();
create trigger never_emptied before truncate on original_entries for each statement execute function never_empty();
