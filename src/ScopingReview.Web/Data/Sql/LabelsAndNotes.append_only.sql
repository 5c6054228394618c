create trigger append_only before update or delete on record_labels for each row execute function only_supersede();
create trigger append_only before update or delete on private_notes for each row execute function only_supersede();
