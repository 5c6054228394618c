insert into review_forms (id, review_id, position, mode, dual_share, added_by_id, added_at)
select gen_random_uuid(), review_id, 1, 'One', 1, by_id, recorded_at
from (select distinct on (review_id) review_id, by_id, recorded_at
      from (select review_id, by_id, recorded_at from charting_forms
            union all select review_id, by_id, recorded_at from charting_form_drafts) forms
      order by review_id, recorded_at) first_forms;
alter table charting_forms disable trigger append_only;
update charting_forms v set form_id = f.id from review_forms f where f.review_id = v.review_id;
alter table charting_forms enable trigger append_only;
update charting_form_drafts d set form_id = f.id from review_forms f where f.review_id = d.review_id;
alter table chart_entries disable trigger append_only;
alter table chart_entries disable trigger announce_update;
update chart_entries e set form_id = v.form_id from charting_forms v where v.id = e.form_version_id;
alter table chart_entries enable trigger append_only;
alter table chart_entries enable trigger announce_update;
