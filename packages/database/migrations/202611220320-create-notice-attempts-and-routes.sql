-- By which ways notices go, and what became of each way.

create table app.notice_attempt (
  tenant_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position int not null check (position > 0),
  channel text not null check (channel in ('whatsapp', 'sms', 'email')),
  state text not null check (state in ('waiting', 'sending', 'unknown', 'failed', 'sent', 'delivered', 'read')),
  failure text,
  provider_id text,
  started_at timestamptz not null,
  state_at timestamptz not null,
  went_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, notice_id, position),
  foreign key (tenant_id, notice_id) references app.notification (tenant_id, id)
);
comment on table app.notice_attempt is 'One try of a notice on one channel; id is the id under which the message is sent. waiting: not tried yet, its turn comes. unknown: it may have gone out. failed: it surely did not arrive, until a proof of delivery says otherwise. went_at: since then it may be in somebody''s hands.';
select app.guard_tenant_table('app.notice_attempt');
grant select on app.notice_attempt to gerai_app;
grant select, insert, update on app.notice_attempt to gerai_worker;

create table app.notice_route (
  tenant_id uuid not null references app.office (id),
  kind text not null,
  channels text[] check (channels <@ array['whatsapp', 'sms', 'email'] and cardinality(channels) between 1 and 3),
  version int not null check (version > 0),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (tenant_id, kind),
  foreign key (tenant_id, changed_by) references app.staff (tenant_id, id)
);
comment on table app.notice_route is 'The order of channels by which an office sends a kind of notice; no row or null: the order of the house. Earlier orders stand in the trail.';
select app.guard_tenant_table('app.notice_route');
grant select, insert, update on app.notice_route to gerai_app;
grant select on app.notice_route to gerai_worker;
