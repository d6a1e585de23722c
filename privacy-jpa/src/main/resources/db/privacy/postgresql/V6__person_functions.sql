-- What is asked about a person now and then, as functions, so that statements need not be prepared for the tables behind
-- it. Written by the same code as the guard's own subqueries; a function that says anything else is not asked.

create or replace function privacy_consented(person text, covering text[], purposes text[], wordings text[], moment timestamp with time zone) returns boolean language plpgsql stable parallel safe as $$
begin
    return (select case when max(case when pv_g.act = 'GIVEN' and exists (select 1 from unnest(purposes, wordings) pv_c (purpose, wording) where pv_c.purpose = pv_g.purpose and pv_c.wording = pv_g.wording) then pv_g.at end) = max(pv_g.at) and coalesce(max(case when pv_g.act = 'WITHDRAWN' then pv_g.at end) < max(pv_g.at), 1=1) then 1 else 0 end from privacy_consent pv_g where pv_g.subject_id = person and pv_g.purpose = any (covering) and pv_g.at <= moment and pv_g.act <> 'REQUESTED') = 1;
end
$$;

create or replace function privacy_objected(person text, covering text[], in_spite_of_grounds boolean, moment timestamp with time zone) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from privacy_objection pv_o where pv_o.subject_id = person and pv_o.purpose = any (covering) and (in_spite_of_grounds or pv_o.compelling_grounds is null) and pv_o.at <= moment);
end
$$;

create or replace function privacy_closed_since(person text, covering text[], purposes text[], wordings text[], moment timestamp with time zone, beginning timestamp with time zone) returns boolean language plpgsql stable parallel safe as $$
begin
    return not exists (select 1 from privacy_restriction_open_for pv_f where pv_f.subject_id = person and pv_f.purpose = any (covering)) and (select case when max(case when pv_g.act = 'GIVEN' and exists (select 1 from unnest(purposes, wordings) pv_c (purpose, wording) where pv_c.purpose = pv_g.purpose and pv_c.wording = pv_g.wording) then pv_g.at end) = max(pv_g.at) and coalesce(max(case when pv_g.act = 'WITHDRAWN' then pv_g.at end) < max(pv_g.at), 1=1) and max(pv_g.at) > beginning then 1 else 0 end from privacy_consent pv_g where pv_g.subject_id = person and pv_g.purpose = any (covering) and pv_g.at <= moment and pv_g.act <> 'REQUESTED') = 0;
end
$$;

create or replace function privacy_restricted(person text, covering text[], purposes text[], wordings text[], moment timestamp with time zone) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from privacy_restriction pv_r where pv_r.subject_id = person and pv_r.since <= moment and not exists (select 1 from privacy_restriction_open_for pv_f where pv_f.subject_id = person and pv_f.purpose = any (covering)) and (select case when max(case when pv_g.act = 'GIVEN' and exists (select 1 from unnest(purposes, wordings) pv_c (purpose, wording) where pv_c.purpose = pv_g.purpose and pv_c.wording = pv_g.wording) then pv_g.at end) = max(pv_g.at) and coalesce(max(case when pv_g.act = 'WITHDRAWN' then pv_g.at end) < max(pv_g.at), 1=1) and max(pv_g.at) > pv_r.since then 1 else 0 end from privacy_consent pv_g where pv_g.subject_id = person and pv_g.purpose = any (covering) and pv_g.at <= moment and pv_g.act <> 'REQUESTED') = 0);
end
$$;
