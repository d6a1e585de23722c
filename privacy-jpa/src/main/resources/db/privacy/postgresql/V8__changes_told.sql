-- Whoever keeps states of people in memory is told when one has changed, by the transaction that changes it. What is told
-- is one of 256 groups of people, in hexadecimal: too coarse to mean anybody. Nothing at all means everybody.
create function privacy_tell_change() returns trigger language plpgsql as $$
begin
    if tg_level = 'STATEMENT' then
        perform pg_notify('privacy_state', '');
        return null;
    end if;
    if tg_op <> 'INSERT' then
        perform pg_notify('privacy_state', left(encode(sha256(convert_to(old.subject_id, 'UTF8')), 'hex'), 2));
    end if;
    if tg_op <> 'DELETE' then
        perform pg_notify('privacy_state', left(encode(sha256(convert_to(new.subject_id, 'UTF8')), 'hex'), 2));
    end if;
    return null;
end
$$;

create trigger privacy_change_told after insert or update or delete on privacy_consent
    for each row execute function privacy_tell_change();
create trigger privacy_change_told after insert or update or delete on privacy_objection
    for each row execute function privacy_tell_change();
create trigger privacy_change_told after insert or update or delete on privacy_restriction
    for each row execute function privacy_tell_change();
create trigger privacy_change_told after insert or update or delete on privacy_restriction_open_for
    for each row execute function privacy_tell_change();
create trigger privacy_change_told after insert or update or delete on privacy_hold
    for each row execute function privacy_tell_change();

create trigger privacy_emptying_told after truncate on privacy_consent
    for each statement execute function privacy_tell_change();
create trigger privacy_emptying_told after truncate on privacy_objection
    for each statement execute function privacy_tell_change();
create trigger privacy_emptying_told after truncate on privacy_restriction
    for each statement execute function privacy_tell_change();
create trigger privacy_emptying_told after truncate on privacy_restriction_open_for
    for each statement execute function privacy_tell_change();
create trigger privacy_emptying_told after truncate on privacy_hold
    for each statement execute function privacy_tell_change();
