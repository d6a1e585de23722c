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
    subjects varbinary(1000000) not null,
    row_keys varbinary(1000000) not null,
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

-- Receipts are append-only. `truncate` fires no trigger here: grant no user `delete` on these tables.
create trigger privacy_receipt_append_only before update, delete on privacy_receipt
    for each row call 'com.mittliv.privacy.jpa.internal.AppendOnlyInH2';
create trigger privacy_receipt_head_stays before delete on privacy_receipt_head
    for each row call 'com.mittliv.privacy.jpa.internal.AppendOnlyInH2';
