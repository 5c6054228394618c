create or replace view counting_charts as
select e.id as entry_id, e.review_id, e.form_id, f.position as form_position, e.study_id, e.form_version_id, e.answers_json
from chart_entries e
join review_forms f on f.id = e.form_id
where e.superseded_at is null and e.complete
  and (e.reading = 'Consensus'
       or (e.reading = 'First'
           and not exists (select from chart_entries c where c.form_id = e.form_id and c.study_id = e.study_id
                           and c.reading = 'Consensus' and c.complete and c.superseded_at is null)
           and not (f.mode = 'Dual' and f.dual_share = 1)
           and not exists (select from chart_draws d join records r on r.number = any (d.drawn_numbers)
                           where d.form_id = f.id and r.id = e.study_id and (d.purpose = 'Pilot' or f.mode = 'Dual'))));
