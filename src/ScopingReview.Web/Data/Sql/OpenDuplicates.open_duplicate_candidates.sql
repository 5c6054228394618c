-- Records that were withdrawn are few: they are looked up, and the others are not read for each pair.
create or replace view open_duplicate_candidates as
select distinct on (c.review_id, least(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id)), greatest(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id)))
       c.id, c.review_id, c.record_a_id, c.record_b_id, c.score, c.evidence_json, c.reservations, c.found_at
from duplicate_candidates c
left join duplicate_links la on la.duplicate_id = c.record_a_id and la.superseded_at is null
left join duplicate_links lb on lb.duplicate_id = c.record_b_id and lb.superseded_at is null
where coalesce(la.kept_id, c.record_a_id) <> coalesce(lb.kept_id, c.record_b_id)
  and not exists (select from records a where a.id = c.record_a_id and a.withdrawn_at is not null)
  and not exists (select from records b where b.id = c.record_b_id and b.withdrawn_at is not null)
  and not exists (
      select from duplicate_judgements j
      left join duplicate_links ja on ja.duplicate_id = j.record_a_id and ja.superseded_at is null
      left join duplicate_links jb on jb.duplicate_id = j.record_b_id and jb.superseded_at is null
      where j.superseded_at is null and not j.is_duplicate and j.review_id = c.review_id
        and least(coalesce(ja.kept_id, j.record_a_id), coalesce(jb.kept_id, j.record_b_id)) = least(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id))
        and greatest(coalesce(ja.kept_id, j.record_a_id), coalesce(jb.kept_id, j.record_b_id)) = greatest(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id)))
order by c.review_id, least(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id)), greatest(coalesce(la.kept_id, c.record_a_id), coalesce(lb.kept_id, c.record_b_id)),
         c.score desc, c.id;
