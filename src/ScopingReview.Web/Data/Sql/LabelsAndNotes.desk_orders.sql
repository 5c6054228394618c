create index ix_records_newest on records (review_id, (coalesce(year, 0)), number);
create index ix_records_title on records (review_id, (substring(lower(coalesce(title, '')), 1, 100)), number);
