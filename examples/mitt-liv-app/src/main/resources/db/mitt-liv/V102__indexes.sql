-- By which a sweep finds what is due, as the start asks for them, and by which somebody is found who signs in.

create index privacy_sweep_enquiry_closed_at on enquiry (closed_at, id, person_id);
create index privacy_sweep_job_application_closed_at on job_application (closed_at, id, person_id, capacity);
create index privacy_sweep_participation_accepted_at on participation (accepted_at, id, person_id, role);
create index privacy_sweep_participation_applied_at on participation (applied_at, id, person_id, role);
create index privacy_sweep_participation_ended_at on participation (ended_at, id, person_id, role);
create index privacy_sweep_participation_matched_at on participation (matched_at, id, person_id, role);
create index privacy_sweep_participation_next_round_at on participation (next_round_at, id, person_id, role);
create index privacy_sweep_participation_refused_at on participation (refused_at, id, person_id, role);
create index privacy_sweep_participation_requested_at on participation (requested_at, id, person_id, role);
create index privacy_sweep_participation_started_at on participation (started_at, id, person_id, role);
create index privacy_sweep_partner_contact_duty_began_at on partner_contact (duty_began_at, id, person_id);
create index privacy_sweep_partner_contact_duty_ended_at on partner_contact (duty_ended_at, id, person_id);
create index privacy_sweep_partner_contact_ended_at on partner_contact (ended_at, id, person_id);
create index privacy_sweep_partner_contact_fulfilled_at on partner_contact (fulfilled_at, id, person_id);
create index participation_address on participation (lower(email_address));
create index job_application_address on job_application (lower(email_address));
create index subscription_address on subscription (lower(email_address));
