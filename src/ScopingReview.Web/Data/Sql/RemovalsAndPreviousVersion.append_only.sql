create trigger append_only before update or delete on removal_batches for each row execute function never_change();
create trigger append_only before update or delete on removed_records for each row execute function only_supersede();
create trigger append_only before update or delete on previous_versions for each row execute function only_supersede();
create trigger append_only before update or delete on previous_studies for each row execute function only_supersede();
create trigger append_only before update or delete on previous_reports for each row execute function only_supersede();
create trigger append_only before update or delete on further_reports for each row execute function only_supersede();
