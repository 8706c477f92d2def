\set t random(:t0,:t1)
BEGIN;
SELECT set_config('app.tenant_id', :t::text, true);
SELECT id,tracking_code,service_code,status,applicant_name,submitted_at,assigned_to FROM application WHERE tenant_id=:t::int AND status=1 ORDER BY submitted_at,id LIMIT 50;
COMMIT;
