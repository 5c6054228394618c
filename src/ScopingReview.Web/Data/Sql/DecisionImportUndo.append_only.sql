create trigger append_only before update or delete on decision_import_undos for each row execute function never_change();
create trigger never_emptied before truncate on decision_import_undos for each statement execute function never_empty();
