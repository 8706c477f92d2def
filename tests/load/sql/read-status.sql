\set g random(1,:rows)
\set t 1+:g%:nt
BEGIN;
SELECT set_config('app.tenant_id', :t::text, true);
SELECT id,service_code,status,submitted_at,updated_at FROM application WHERE tenant_id=:t::int AND tracking_code='TRK-'||lpad((:g::bigint)::text,10,'0');
SELECT to_status,at,note FROM status_event WHERE tenant_id=:t::int AND application_id=:g::bigint ORDER BY id;
COMMIT;
