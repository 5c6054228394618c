create function record_words(title text, authors text, keywords text, journal text, abstract text) returns tsvector language sql immutable parallel safe
return setweight(to_tsvector('english', search_words(left(coalesce(title, ''), 5000))), 'A')
    || setweight(to_tsvector('simple', search_words(left(authors, 30000))), 'B')
    || setweight(to_tsvector('english', search_words(left(authors, 30000))), 'B')
    || setweight(to_tsvector('english', search_words(left(keywords, 20000) || ' ' || left(coalesce(journal, ''), 1000))), 'C')
    || setweight(to_tsvector('english', search_words(left(coalesce(abstract, ''), 60000))), 'D');

create function set_record_words() returns trigger language plpgsql set search_path from current as $body$
begin
    new.search_vector := record_words(new.title, immutable_join(new.authors), immutable_join(new.keywords), new.journal, new.abstract);
    return new;
end $body$;

alter table records alter column search_vector drop expression, alter column search_vector set not null;

create trigger words_of_new_record before insert on records
for each row when (new.search_vector is null) execute function set_record_words();

create trigger words_of_changed_record before update of title, authors, keywords, journal, abstract on records
for each row execute function set_record_words();
