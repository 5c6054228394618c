create view open_duplicate_candidates as
select distinct on (c.review_id, least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)), greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)))
       c.id, c.review_id, c.record_aid, c.record_bid, c.score, c.evidence_json, c.reservations, c.found_at
from duplicate_candidates c
join records a on a.id = c.record_aid and a.withdrawn_at is null
join records b on b.id = c.record_bid and b.withdrawn_at is null
left join duplicate_links la on la.duplicate_id = c.record_aid and la.superseded_at is null
left join duplicate_links lb on lb.duplicate_id = c.record_bid and lb.superseded_at is null
where coalesce(la.kept_id, c.record_aid) <> coalesce(lb.kept_id, c.record_bid)
  and not exists (
      select from duplicate_judgements j
      left join duplicate_links ja on ja.duplicate_id = j.record_aid and ja.superseded_at is null
      left join duplicate_links jb on jb.duplicate_id = j.record_bid and jb.superseded_at is null
      where j.superseded_at is null and not j.same and j.review_id = c.review_id
        and least(coalesce(ja.kept_id, j.record_aid), coalesce(jb.kept_id, j.record_bid)) = least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid))
        and greatest(coalesce(ja.kept_id, j.record_aid), coalesce(jb.kept_id, j.record_bid)) = greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)))
order by c.review_id, least(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)), greatest(coalesce(la.kept_id, c.record_aid), coalesce(lb.kept_id, c.record_bid)),
         c.score desc, c.id;
