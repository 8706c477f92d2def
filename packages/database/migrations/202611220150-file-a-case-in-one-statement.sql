-- Filing a case is the busiest write of the house. As seven statements its messages, plans and results cost more than its
-- rows; as one call they travel once. It runs with the caller's rights: policies, triggers and constraints hold as ever.
-- Blind indexes come as hex, because the driver has no arrays of bytes.

create function app.file_case(
  office uuid, case_id uuid, series_head text, series_day date, filed timestamptz, service text, service_version int,
  purpose text, flags text[], needs_head boolean, initials text, answers bytea, contact bytea, tracking bytea,
  output_ids uuid[], output_kinds text[], output_items text[], output_deliveries text[],
  person_roles text[], person_indexes text[], token_indexes text[], holder bytea, grant_until timestamptz
) returns text language plpgsql as $$
declare
  taken int;
  case_number text;
begin
  insert into app.case_counter as c (tenant_id, day, last) values (office, series_day, 1)
  on conflict (tenant_id, day) do update set last = c.last + 1 returning c.last into taken;
  case_number := series_head || lpad(taken::text, greatest(4, length(taken::text)), '0');
  insert into app.application (tenant_id, id, number, service_code, service_version, channel, state, state_role, state_actor_kind,
    state_at, purpose, flags, needs_head_approval, initials, answers_sealed, contact_sealed, tracking_index, created_at, filed_at)
  values (office, case_id, case_number, service, service_version, 'api', 'SUBMITTED', 'citizen', 'citizen',
    filed, purpose, flags, needs_head, initials, answers, contact, tracking, filed, filed);
  insert into app.output (tenant_id, id, application_id, position, kind, item, delivery, state, state_role, state_actor_kind, state_at)
  select office, o.id, case_id, o.place - 1, o.kind, o.item, o.delivery, 'TO_MAKE', 'citizen', 'citizen', filed
  from unnest(output_ids, output_kinds, output_items, output_deliveries) with ordinality as o (id, kind, item, delivery, place);
  insert into app.application_person (tenant_id, application_id, role, nik_index)
  select office, case_id, p.role, decode(p.nik, 'hex') from unnest(person_roles, person_indexes) as p (role, nik);
  insert into app.application_name_token (tenant_id, application_id, token_index)
  select office, case_id, decode(t, 'hex') from unnest(token_indexes) as t;
  if holder is not null then
    insert into app.case_grant (tenant_id, holder_hash, application_id, purpose, created_at, expires_at)
    values (office, holder, case_id, 'track', filed, grant_until);
  end if;
  return case_number;
end $$;
revoke all on function app.file_case from public;
grant execute on function app.file_case to gerai_app;

-- Rows of a case are tied to their office through the case. A second reference locks and reads the office's row once more
-- for each of them, fourteen times in a submission.
alter table app.application_transition drop constraint application_transition_tenant_id_fkey;
alter table app.output drop constraint output_tenant_id_fkey;
alter table app.output_transition drop constraint output_transition_tenant_id_fkey;
alter table app.application_person drop constraint application_person_tenant_id_fkey;
alter table app.application_name_token drop constraint application_name_token_tenant_id_fkey;
alter table app.case_grant drop constraint case_grant_tenant_id_fkey;
