create trigger append_only before update or delete on decision_imports for each row execute function never_change();
