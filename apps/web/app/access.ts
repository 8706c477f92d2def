/**
 * Who may open a page. `everyone`: no session needed, what needs a right is asked of the API. `holder`: only with the
 * cookie of the citizen whose case it is. `staff`: anyone signed in at this office; a permission: those who hold it.
 * `operator`: signed in at the platform's console.
 */
export type PageAccess =
  | "everyone"
  | "holder"
  | "staff"
  | "operator"
  | "applications:read"
  | "staff:manage"
  | "conversations:answer"
  | "notifications:handle"
  | "channels:manage"
  | "office:manage"
  | "notifications:manage"
  | "audit:read"
  | "broadcasts:read"
  | "broadcasts:compose"
  | "reports:national";

/** The access of every route of the manifest, by its address; a test calls each as everybody, and fails for one that is not here. */
export const PAGE_ACCESS: Readonly<Record<string, PageAccess>> = {
  "petugas/masuk": "everyone",
  "petugas/masuk/kode": "everyone",
  "petugas/sesi": "staff",
  "petugas/akun": "staff",
  "petugas/keluar": "everyone",
  "petugas/berkas-halaman/:fileId/:page": "applications:read",
  "petugas/dokumen/:documentId": "applications:read",
  petugas: "applications:read",
  "petugas/cari": "applications:read",
  "petugas/kabar": "notifications:handle",
  "petugas/percakapan": "conversations:answer",
  "petugas/percakapan/jawaban": "conversations:answer",
  "petugas/percakapan/:percakapan": "conversations:answer",
  "petugas/percakapan/:percakapan/tanda": "conversations:answer",
  "petugas/berkas/:caseId": "applications:read",
  "petugas/berkas/:caseId/konfirmasi": "applications:read",
  admin: "office:manage",
  "admin/petugas": "staff:manage",
  "admin/jejak": "audit:read",
  "admin/pesan": "notifications:manage",
  "admin/pesan/:jenis/:kanal": "notifications:manage",
  "admin/kanal": "channels:manage",
  "admin/kanal/baru": "channels:manage",
  "admin/kanal/:akun": "channels:manage",
  "admin/terbitkan": "office:manage",
  "admin/buang": "office:manage",
  "admin/pratinjau": "office:manage",
  "admin/garis-waktu": "office:manage",
  "admin/riwayat": "office:manage",
  "admin/riwayat/:versi": "office:manage",
  "admin/libur/impor": "office:manage",
  "admin/:bagian": "office:manage",
  "admin/:bagian/:kunci": "office:manage",
  "admin/kesiapan": "office:manage",
  "admin/layanan": "office:manage",
  "admin/layanan/:slug": "office:manage",
  "admin/kontak-wilayah": "broadcasts:compose",
  "admin/kontak-wilayah/baru": "broadcasts:compose",
  "admin/kontak-wilayah/impor": "broadcasts:compose",
  "admin/kontak-wilayah/impor/contoh": "everyone",
  "admin/kontak-wilayah/impor/:importId": "broadcasts:compose",
  "admin/kontak-wilayah/impor/:importId/baris-salah": "broadcasts:compose",
  "admin/kontak-wilayah/:contactId": "broadcasts:compose",
  "admin/siaran": "broadcasts:read",
  "admin/siaran/baru": "broadcasts:compose",
  "admin/siaran/:broadcastId": "broadcasts:read",
  "admin/siaran/:broadcastId/ubah": "broadcasts:compose",
  "admin/siaran/:broadcastId/batal": "broadcasts:read",
  "admin/siaran/:broadcastId/penerima": "broadcasts:read",
  "admin/siaran/:broadcastId/wilayah": "broadcasts:read",
  "admin/siaran/:broadcastId/surat-edaran": "broadcasts:read",
  kementerian: "everyone",
  "kementerian/unduh": "reports:national",
  konsol: "operator",
  "konsol/masuk": "everyone",
  "konsol/masuk/kode": "everyone",
  "konsol/keluar": "everyone",
  "": "everyone",
  "jam-layanan.ics": "everyone",
  layanan: "everyone",
  "layanan/:slug": "everyone",
  "layanan/:slug/ajukan": "everyone",
  "layanan/:slug/ajukan/berkas": "holder",
  "layanan/:slug/ajukan/periksa": "holder",
  "layanan/:slug/ajukan/tersimpan": "holder",
  "layanan/:slug/ajukan/:page": "holder",
  lanjut: "everyone",
  "bukti/:caseId": "holder",
  lacak: "everyone",
  "lacak/:caseId": "holder",
  lengkapi: "everyone",
  "lengkapi/:token": "everyone",
  "perbaiki/:caseId": "holder",
  dokumen: "everyone",
  "dokumen/unduh": "everyone",
  "dokumen/:token": "everyone",
  "cek-pesan": "everyone",
  verifikasi: "everyone",
  "verifikasi/:code": "everyone",
  "siaran/:token": "everyone",
  "bantuan/keaslian": "everyone",
  "bantuan/cetak": "everyone",
  "*": "everyone",
};
