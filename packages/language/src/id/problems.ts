/** One sentence for each problem code that a person may meet; the code of the API chooses it. */
export const problems = {
  unknown: "Maaf, ini kesalahan kami. Coba lagi sebentar; yang sudah tersimpan tidak hilang.",
  unavailable: "Layanan sedang tidak tersambung. Coba lagi dalam beberapa menit.",
  "not-found": "Tidak ditemukan, atau sudah tidak berlaku.",
  "rate-limited": "Terlalu banyak percobaan. Tunggu sebentar lalu coba lagi.",
  "applications.unknown-code": "Kode dan 4 angka itu tidak cocok. Periksa keduanya di bukti pengajuan Anda.",
  "applications.page-invalid": "Ada isian yang perlu diperbaiki.",
  "applications.incomplete": "Masih ada isian atau berkas yang kurang.",
  "applications.blocked": "Pengajuan ini belum bisa dikirim karena ada aturan yang tidak terpenuhi.",
  "applications.stale-version":
    "Pengajuan ini baru saja berubah. Kami tampilkan keadaan terbarunya; silakan periksa lalu ulangi.",
  "applications.transition-refused": "Langkah ini tidak bisa dilakukan pada keadaan pengajuan sekarang.",
  "applications.draft-expired": "Isian ini sudah lewat batas simpan 30 hari dan telah dihapus.",
  "applications.already-submitted": "Pengajuan ini sudah terkirim.",
  "documents.file-refused": "File ini tidak bisa diterima.",
  "payload-too-large": "File terlalu besar. Paling besar 10 MB.",
  "issuing.wrong-pin": "PIN tidak cocok. Sisa percobaan: {triesLeft}.",
  "issuing.pin-used-up": "PIN ini sudah tidak berlaku. Buat PIN baru di halaman pengajuan Anda.",
  "idempotency.in-progress": "Pengajuan sedang diterima. Tunggu sebentar, jangan dikirim ulang.",
} as const;
