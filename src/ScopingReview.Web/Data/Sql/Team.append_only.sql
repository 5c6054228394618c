create trigger append_only before update or delete on handovers for each row execute function only_supersede();
