create trigger append_only before update or delete on twin_votes for each row execute function only_supersede();
