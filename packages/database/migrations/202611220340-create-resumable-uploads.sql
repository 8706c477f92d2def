-- A file that comes in pieces over a line that breaks. What it becomes is a paper_file with the same id.

create table app.resumable_upload (
  tenant_id uuid not null,
  id uuid not null,
  holder_hash bytea not null check (length(holder_hash) = 32),
  declared_type text not null,
  size_bytes int not null check (size_bytes > 0),
  sha256 bytea check (length(sha256) = 32),
  received_bytes int not null check (received_bytes between 0 and size_bytes),
  state text not null check (state in ('receiving', 'finished', 'refused')),
  refusal text check ((refusal is not null) = (state = 'refused')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
create index resumable_upload_holder on app.resumable_upload (tenant_id, holder_hash);
comment on table app.resumable_upload is 'A file on its way in pieces, its holder''s alone. sha256 is what the sender says of the whole. finished: it stands as a paper with this id; refused: its pieces are gone, refusal says why. The row goes a day after it came.';
select app.guard_tenant_table('app.resumable_upload');
grant select, insert, update, delete on app.resumable_upload to gerai_app, gerai_worker;

create table app.upload_chunk (
  tenant_id uuid not null,
  upload_id uuid not null,
  starts_at int not null check (starts_at >= 0),
  size_bytes int not null check (size_bytes > 0),
  object_key text not null,
  primary key (tenant_id, upload_id, starts_at),
  foreign key (tenant_id, upload_id) references app.resumable_upload (tenant_id, id)
);
comment on table app.upload_chunk is 'A piece of a file on its way; its bytes are sealed in the file storage under object_key until the file is whole or given up.';
select app.guard_tenant_table('app.upload_chunk');
grant select, insert, delete on app.upload_chunk to gerai_app, gerai_worker;
