create function immutable_join(text[]) returns text
language sql immutable parallel safe
as $$ select coalesce(array_to_string($1, ' '), '') $$;
