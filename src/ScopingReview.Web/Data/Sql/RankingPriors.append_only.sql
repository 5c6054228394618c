create trigger append_only before update or delete on ranking_priors for each row execute function only_supersede();
create trigger never_emptied before truncate on ranking_priors for each statement execute function never_empty();
create trigger announce_insert after insert on ranking_priors referencing new table as changed for each statement execute function announce_review();
create trigger announce_update after update on ranking_priors referencing new table as changed for each statement execute function announce_review();
create trigger announce_delete after delete on ranking_priors referencing old table as changed for each statement execute function announce_review();
