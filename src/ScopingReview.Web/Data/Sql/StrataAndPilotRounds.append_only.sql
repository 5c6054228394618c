create trigger append_only before update or delete on pilot_rounds for each row execute function never_change();
create trigger append_only before update or delete on pilot_closings for each row execute function never_change();
