-- The record of what was refused, disclosed, asked for and erased (Art. 5(2) GDPR): people by keyed hashes, entries chained
-- by hash. A database keeps no more than microseconds of an instant; the rest is beside it.
create table privacy_audit (
    chain varchar(100) not null,
    sequence_number bigint not null,
    kind varchar(20) not null,
    at timestamp(6) with time zone not null,
    at_nanos integer not null,
    subject varchar(64),
    policy_version varchar(100) not null,
    purpose varchar(100),
    recipient varchar(100),
    categories varchar(25000) not null,
    rule varchar(100),
    reason varchar(100),
    amount bigint,
    previous varchar(64) not null,
    hash varchar(64) not null,
    primary key (chain, sequence_number)
);
create index privacy_audit_subject on privacy_audit (subject, chain, sequence_number);

-- Where each chain stands, in a row that is locked by whoever appends.
create table privacy_audit_head (
    chain varchar(100) primary key,
    sequence_number bigint not null,
    hash varchar(64) not null
);

-- The record is append-only. `truncate` fires no trigger here: grant no user `delete` on these tables.
create trigger privacy_audit_append_only before update, delete on privacy_audit
    for each row call 'com.mittliv.privacy.jpa.internal.AppendOnlyInH2';
create trigger privacy_audit_head_stays before delete on privacy_audit_head
    for each row call 'com.mittliv.privacy.jpa.internal.AppendOnlyInH2';
