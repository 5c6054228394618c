create trigger append_only before update or delete on conflict_comments for each row execute function only_supersede();
create trigger never_emptied before truncate on conflict_comments for each statement execute function never_empty();
create trigger append_only before update or delete on saved_filters for each row execute function only_supersede();
create trigger never_emptied before truncate on saved_filters for each statement execute function never_empty();
