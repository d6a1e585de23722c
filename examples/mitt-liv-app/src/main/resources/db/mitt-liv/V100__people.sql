-- Mitt Liv's own tables. The library's come with its own migrations.

create table programme (
    id bigint primary key,
    ends_on date,
    starts_on date,
    name varchar(255)
);

create table admission_round (
    id bigint primary key,
    closes_on date,
    opens_on date,
    programme_id bigint not null references programme
);
create index admission_round_programme on admission_round (programme_id);

create table partner_company (
    id bigint primary key,
    country varchar(255),
    name varchar(255)
);

create table candidate_request (
    id bigint primary key,
    asked_on date,
    company_id bigint not null references partner_company,
    wanted varchar(255)
);
create index candidate_request_company on candidate_request (company_id);

create table enquiry (
    id bigint primary key,
    closed_at timestamp(6) with time zone,
    correspondence varchar(4300),
    form_content varchar(4300),
    person_id varchar(255)
);
create index enquiry_person on enquiry (person_id);

create table job_application (
    id bigint primary key,
    closed_at timestamp(6) with time zone,
    address varchar(255),
    capacity varchar(255) check (capacity in ('JOB_APPLICANT','TEAMTAILOR_CONNECTOR')),
    cover_letter varchar(20000),
    cv varchar(20000),
    email_address varchar(255),
    mobile_number varchar(255),
    name varchar(255),
    person_id varchar(255),
    photo varchar(255)
);
create index job_application_person on job_application (person_id);

create table participation (
    id bigint primary key,
    accepted_at timestamp(6) with time zone,
    applied_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    matched_at timestamp(6) with time zone,
    next_round_at timestamp(6) with time zone,
    refused_at timestamp(6) with time zone,
    requested_at timestamp(6) with time zone,
    round_id bigint references admission_round,
    started_at timestamp(6) with time zone,
    address varchar(255),
    attendance varchar(255),
    email_address varchar(255),
    ip_address varchar(255),
    language_skills varchar(255),
    meeting_content varchar(255),
    mobile_number varchar(255),
    name varchar(255),
    occupation varchar(255),
    person_id varchar(255),
    role varchar(255) check (role in ('MENTOR','ADEPT','CONSULTING_PARTICIPANT'))
);
create index participation_round on participation (round_id);
create index participation_person on participation (person_id);

create table mentor_match (
    id bigint primary key,
    made_on date
);

create table match_side (
    id bigint primary key,
    match_id bigint not null references mentor_match,
    participation_id bigint not null references participation,
    field varchar(255),
    languages varchar(255)
);
create index match_side_participation on match_side (participation_id);
create index match_side_match on match_side (match_id);

create table meeting (
    id bigint primary key,
    held_on date,
    match_id bigint not null references mentor_match
);
create index meeting_match on meeting (match_id);

create table meeting_part (
    id bigint primary key,
    meeting_id bigint not null references meeting,
    participation_id bigint not null references participation,
    attendance varchar(255),
    chat varchar(255),
    ip_address varchar(255)
);
create index meeting_part_participation on meeting_part (participation_id);
create index meeting_part_meeting on meeting_part (meeting_id);

create table partner_contact (
    id bigint primary key,
    company_id bigint,
    duty_began_at timestamp(6) with time zone,
    duty_ended_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    fulfilled_at timestamp(6) with time zone,
    contact_details varchar(255),
    name varchar(255),
    person_id varchar(255),
    position varchar(255)
);
create index partner_contact_person on partner_contact (person_id);

create table recording (
    id bigint primary key,
    meeting_id bigint not null references meeting,
    participation_id bigint not null references participation,
    file varchar(255)
);
create index recording_participation on recording (participation_id);
create index recording_meeting on recording (meeting_id);

create table subscription (
    id bigint primary key,
    email_address varchar(255),
    person_id varchar(255)
);
create index subscription_person on subscription (person_id);
