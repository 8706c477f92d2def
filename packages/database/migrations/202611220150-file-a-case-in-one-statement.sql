-- The busiest writes of the house. As many statements their messages, plans and results cost more than their rows; as one
-- call they travel once. Both run with the caller's rights: policies, triggers and constraints hold as ever.

-- The uploads that a case names become its papers: each must be the holder's own and sent for that requirement. GR003: one
-- of them is not there.
create function app.attach_uploads(holder bytea, case_id uuid, ids uuid[], requirements text[]) returns void language plpgsql as $$
declare
  given int;
begin
  update app.paper_file f set application_id = case_id, holder_hash = null
  where f.id = any (ids) and f.requirement = requirements[array_position(ids, f.id)]
    and f.holder_hash = holder and f.application_id is null and f.state = 'received';
  get diagnostics given = row_count;
  if given <> cardinality(ids) then
    raise exception 'an upload is not there' using errcode = 'GR003';
  end if;
end $$;
revoke all on function app.attach_uploads from public;
grant execute on function app.attach_uploads to gerai_app;

-- Answers the number of the case, the next of the office's day.
create function app.file_case(
  office uuid, case_id uuid, series_head text, series_day date, filed timestamptz, service text, service_version int,
  purpose text, flags text[], needs_head boolean, initials text, answers bytea, contact bytea, tracking bytea,
  output_ids uuid[], output_kinds text[], output_items text[], output_deliveries text[],
  holder bytea, grant_until timestamptz,
  upload_ids uuid[], upload_requirements text[]
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
  if cardinality(upload_ids) > 0 then
    perform app.attach_uploads(holder, case_id, upload_ids, upload_requirements);
  end if;
  if holder is not null then
    insert into app.case_grant (tenant_id, holder_hash, application_id, purpose, created_at, expires_at)
    values (office, holder, case_id, 'track', filed, grant_until);
  end if;
  return case_number;
end $$;
revoke all on function app.file_case from public;
grant execute on function app.file_case to gerai_app;

-- What every command writes last: its row of the trail, its event if it has one, the kept reply if the sender named the
-- intention (IDEM-1..3). `made` is what the database itself made for the reply and the trail, such as a case number. GR001: the office's configuration is no longer the one the work was done by. GR002: the key was used before;
-- a second sender waits here for the first one's commit.
create function app.finish_command(
  office uuid, config int, audit_id uuid, finished timestamptz, action text, actor_kind text, actor_id uuid, subject_id uuid,
  request_id text, details jsonb, event_id uuid, event_name text, event_version int, event_payload jsonb,
  key_principal text, intention uuid, request_hash bytea, response_sealed bytea, made jsonb
) returns jsonb language plpgsql as $$
begin
  insert into app.audit_event (tenant_id, id, at, action, actor_kind, actor_id, subject_id, result, request_id, details)
  select o.id, audit_id, finished, action, actor_kind, actor_id, subject_id, 'ok', request_id, details || coalesce(made, '{}')
  from app.office o where o.id = office and o.config_version = coalesce(config, o.config_version);
  if not found then
    raise exception 'the office has changed its configuration' using errcode = 'GR001';
  end if;
  if event_id is not null then
    insert into app.outbox (tenant_id, id, name, version, payload, created_at)
    values (office, event_id, event_name, event_version, event_payload, finished);
  end if;
  if intention is not null then
    insert into app.idempotency_key (tenant_id, principal, key, action, request_hash, response_sealed, made, created_at)
    values (office, key_principal, intention, action, request_hash, response_sealed, made, finished)
    on conflict (tenant_id, principal, key) do nothing;
    if not found then
      raise exception 'the key was used before' using errcode = 'GR002';
    end if;
  end if;
  return made;
end $$;
revoke all on function app.finish_command from public;
grant execute on function app.finish_command to gerai_app, gerai_worker;
