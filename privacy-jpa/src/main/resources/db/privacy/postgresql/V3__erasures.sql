-- Receipts of what was erased (Art. 5(2) GDPR): people and rows by keyed hashes of 16 bytes each, pages chained by hash.
create table privacy_receipt (
    id bigint primary key,
    work varchar(100) not null,
    entity varchar(255) not null,
    action varchar(20) not null,
    categories varchar(25000) not null,
    grounds varchar(25000) not null,
    policy_version varchar(100) not null,
    at timestamp(6) with time zone not null,
    row_count integer not null,
    subjects bytea not null,
    row_keys bytea not null,
    dependents varchar(25000) not null,
    previous varchar(64) not null,
    hash varchar(64) not null
);

-- Where they stand, in one row, locked by whoever adds a page.
create table privacy_receipt_head (
    id integer primary key,
    page bigint not null,
    hash varchar(64) not null
);
insert into privacy_receipt_head (id, page, hash) values (1, 0, repeat('0', 64));

-- Receipts are append-only, for their owner too.
create trigger privacy_receipt_append_only before update or delete or truncate on privacy_receipt
    for each statement execute function privacy_refuse_rewriting();
create trigger privacy_receipt_head_stays before delete or truncate on privacy_receipt_head
    for each statement execute function privacy_refuse_rewriting();
