-- 60 of an office's 100 cases wait, so that a page of the queue is full; children as in the product's seed. `nt` offices.
INSERT INTO tenant SELECT i,'t'||i,1+(i%38),'Disdukcapil '||i FROM generate_series(1,:nt) i;
INSERT INTO application(tenant_id,id,tracking_code,service_code,status,applicant_name,nik_hash,phone,payload,submitted_at,updated_at,closed_at)
SELECT 1+(g%:nt), g, 'TRK-'||lpad(g::text,10,'0'), 1+(g*7)%12, CASE WHEN (g/:nt)%10<6 THEN 1 WHEN g%31=0 THEN 6 ELSE 5 END,
 'Pemohon '||g, md5(g::text), '+6281200009001',
 jsonb_build_object('nama','Pemohon '||g,'alamat','Jl. Contoh No. '||g%200,'rt',g%20,'rw',g%12,'kelurahan','Kel '||g%500,'alasan','baru'),
 ts, ts+interval '1 hour', CASE WHEN (g/:nt)%10<6 THEN NULL ELSE ts+((g%96)||' hours')::interval END
FROM (SELECT g, timestamptz '2025-11-20' - ((:rows-g)::float8/:rows*365)*interval '1 day' ts FROM generate_series(1,:rows) g) s;
INSERT INTO attachment(tenant_id,application_id,kind,filename,mime,bytes,sha256,storage_key) SELECT tenant_id,id,k,'f'||k||'.jpg','image/jpeg',300000,md5(id::text||k),'t/'||tenant_id||'/'||id||'/'||k FROM application, generate_series(1,3) k;
INSERT INTO status_event(tenant_id,application_id,to_status,actor_id,note,at) SELECT tenant_id,id,k,7,'ok',submitted_at+k*interval '1 h' FROM application, generate_series(1,3) k;
SELECT setval('application_id_seq',:rows);
