import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

/** The product's face: these addresses stand in messages, on receipts and on issued papers. */
export default [
  layout("officer/entry-layout.tsx", [
    route("petugas/masuk", "officer/routes/sign-in.tsx"),
    route("petugas/masuk/kode", "officer/routes/second-factor.tsx"),
  ]),
  route("petugas/sesi", "officer/routes/sessions.ts"),
  route("petugas/keluar", "officer/routes/sign-out.ts"),
  route("petugas/berkas-halaman/:fileId/:page", "officer/routes/paper-page.ts"),
  route("petugas/dokumen/:documentId", "officer/routes/issued-paper.ts"),
  layout("officer/layout.tsx", [
    route("petugas", "officer/routes/queue.tsx"),
    route("petugas/akun", "officer/routes/account.tsx"),
    route("petugas/cari", "officer/routes/search.tsx"),
    route("petugas/berkas/:caseId", "officer/routes/desk.tsx"),
    route("petugas/berkas/:caseId/konfirmasi", "officer/routes/step.tsx"),
  ]),
  // Administrators and auditors, the ministry, the platform's operators.
  layout("officer/layout.tsx", { id: "admin" }, [
    route("admin", "admin/routes/people.tsx"),
    route("admin/jejak", "admin/routes/audit-trail.tsx"),
    route("admin/kantor", "admin/routes/office-profile.tsx"),
  ]),
  layout("officer/entry-layout.tsx", { id: "fronts" }, [
    route("kementerian", "ministry/routes/front.tsx"),
    route("konsol", "console/routes/offices.tsx"),
    route("konsol/masuk", "console/routes/sign-in.tsx"),
    route("konsol/masuk/kode", "console/routes/second-factor.tsx"),
  ]),
  route("kementerian/unduh", "ministry/routes/overview-download.ts"),
  route("konsol/keluar", "console/routes/sign-out.ts"),
  layout("citizen/layout.tsx", [
    index("citizen/routes/home.tsx"),
    route("layanan", "citizen/routes/services.tsx"),
    route("layanan/:slug", "citizen/routes/service.tsx"),
    route("layanan/:slug/ajukan", "citizen/routes/start.tsx"),
    route("layanan/:slug/ajukan/berkas", "citizen/routes/papers.tsx"),
    route("layanan/:slug/ajukan/periksa", "citizen/routes/review.tsx"),
    route("layanan/:slug/ajukan/tersimpan", "citizen/routes/saved.tsx"),
    route("layanan/:slug/ajukan/:page", "citizen/routes/form-page.tsx"),
    route("lanjut", "citizen/routes/resume.tsx"),
    route("bukti/:caseId", "citizen/routes/receipt.tsx"),
    route("lacak", "citizen/routes/track.tsx"),
    route("lacak/:caseId", "citizen/routes/case.tsx"),
    route("lengkapi", "citizen/routes/completion-void.tsx"),
    route("lengkapi/:token", "citizen/routes/completion-link.ts"),
    route("perbaiki/:caseId", "citizen/routes/completion.tsx"),
    route("dokumen", "citizen/routes/document.tsx"),
    route("dokumen/unduh", "citizen/routes/document-download.ts"),
    route("dokumen/:token", "citizen/routes/document-link.ts"),
    route("verifikasi", "citizen/routes/verify.tsx"),
    route("verifikasi/:code", "citizen/routes/verified.tsx"),
    route("bantuan/keaslian", "citizen/routes/authenticity.tsx"),
    route("bantuan/cetak", "citizen/routes/print-guide.tsx"),
    route("*", "citizen/routes/not-found.tsx"),
  ]),
] satisfies RouteConfig;
