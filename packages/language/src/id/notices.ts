/**
 * The house's words of notices by SMS and WhatsApp, and what every notice says beside the office's own words. Places:
 * kantor, nomor, layanan, dokumen, status, sampai, kode (opens the case), tautan, pesan (code of the message). An SMS has
 * at most two segments of plain letters, nothing holds a name (SMS-2, SMS-3). Words of `whatsapp` are filed with reviewers
 * as `gerai_<kind>_v1`: whoever changes them raises the number.
 */
export const notices = {
  /** Ends every SMS. */
  code: "Kode pesan {pesan}",
  /** Ends the body of every WhatsApp message; a body must not end in a place. */
  whatsappCode: "Kode pesan ini {pesan} dan dapat diperiksa di halaman Cek Pesan.",
  whatsappFooter: "Semua layanan gratis. Jangan kirim NIK atau foto.",
  /** Invites whoever wrote to us to write again, when more than a day has passed. */
  invite:
    "Salam dari {kantor}. Petugas kami sudah menyiapkan jawaban untuk pertanyaan Anda. Balas pesan ini agar kami dapat mengirimkannya.",
  status: {
    received: "diterima",
    completion: "perlu dilengkapi",
    completionReminder: "menunggu berkas",
    resubmitted: "berkas tambahan diterima",
    verified: "lengkap dan benar",
    rejected: "tidak dapat dilanjutkan",
    cancelled: "dibatalkan",
    expired: "ditutup",
    document: "sudah terbit",
    ready: "siap diambil",
    answered: "sudah dijawab",
    revoked: "dicabut",
    closed: "selesai",
    held: "ditunda",
    resumed: "dilanjutkan",
    promise: "janji selesai berubah",
  },
  sms: {
    received: "{kantor}: pengajuan {layanan} kami terima, no. {nomor}. Kode lacak {kode}. {tautan}",
    completion: "{kantor}: pengajuan {nomor} ({layanan}) perlu dilengkapi paling lambat {sampai}. Buka {tautan}",
    completionReminder: "{kantor}: pengajuan {nomor} ({layanan}) masih menunggu berkas sampai {sampai}. Buka {tautan}",
    resubmitted: "{kantor}: berkas tambahan untuk {nomor} ({layanan}) kami terima. {tautan}",
    verified: "{kantor}: pengajuan {nomor} ({layanan}) lengkap dan benar, sekarang diproses. {tautan}",
    rejected: "{kantor}: pengajuan {nomor} ({layanan}) tidak dapat dilanjutkan. Alasannya di {tautan}",
    cancelled: "{kantor}: pengajuan {nomor} ({layanan}) dibatalkan atas permintaan Anda. {tautan}",
    expired: "{kantor}: pengajuan {nomor} ({layanan}) ditutup karena berkas tidak dilengkapi. {tautan}",
    document: "{kantor}: dokumen pengajuan {nomor} sudah terbit. Unduh dengan PIN dari halaman lacak: {tautan}",
    ready: "{kantor}: {dokumen} dari pengajuan {nomor} siap diambil di kantor. {tautan}",
    answered: "{kantor}: pengajuan {nomor} ({layanan}) sudah dijawab. Baca di {tautan}",
    revoked: "{kantor}: {dokumen} dari pengajuan {nomor} dicabut, jangan dipakai. Penjelasan di {tautan}",
    closed: "{kantor}: pengajuan {nomor} ({layanan}) selesai. Terima kasih. {tautan}",
    held: "{kantor}: pengajuan {nomor} ({layanan}) ditunda. Jangan datang dulu. Sebabnya di {tautan}",
    resumed: "{kantor}: pengajuan {nomor} ({layanan}) dilanjutkan. {tautan}",
    promise: "{kantor}: janji selesai pengajuan {nomor} ({layanan}) menjadi {sampai}. Sebabnya di {tautan}",
  },
  whatsapp: {
    received:
      "Salam dari {kantor}.\n\nPengajuan {layanan} Anda kami terima dengan nomor {nomor}. Kode lacaknya {kode}, simpan baik-baik.",
    completion:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) sudah kami periksa dan masih perlu dilengkapi, paling lambat {sampai}. Tekan tombol di bawah untuk mengirim hanya berkas yang kurang.",
    completionReminder:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) masih menunggu berkas Anda sampai {sampai}. Tekan tombol di bawah untuk mengirimnya.",
    resubmitted:
      "Salam dari {kantor}.\n\nBerkas tambahan untuk pengajuan {nomor} ({layanan}) kami terima dan diperiksa lagi oleh petugas yang sama.",
    verified:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) sudah diperiksa, lengkap dan benar. Sekarang kami proses.",
    rejected:
      "Salam dari {kantor}.\n\nMohon maaf, pengajuan {nomor} ({layanan}) tidak dapat dilanjutkan. Alasannya dapat dibaca lewat tombol di bawah. Anda boleh mengajukan lagi tanpa biaya.",
    cancelled:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) dibatalkan atas permintaan Anda. Anda boleh mengajukan lagi kapan saja.",
    expired:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) ditutup karena berkas yang diminta tidak kami terima sampai batas waktunya. Anda boleh mengajukan lagi kapan saja.",
    document:
      "Salam dari {kantor}.\n\n{dokumen} dari pengajuan {nomor} sudah terbit. Unduh lewat tombol di bawah dengan PIN yang Anda buat di halaman lacak.",
    ready:
      "Salam dari {kantor}.\n\n{dokumen} dari pengajuan {nomor} sudah dicetak dan siap diambil di kantor. Bawa bukti pengajuan dan tanda pengenal.",
    answered:
      "Salam dari {kantor}.\n\nPetugas sudah menjawab pengajuan {nomor} ({layanan}). Jawabannya dapat dibaca lewat tombol di bawah.",
    revoked:
      "Salam dari {kantor}.\n\n{dokumen} dari pengajuan {nomor} dicabut karena terbit keliru. Mohon jangan dipakai lagi. Penjelasannya dapat dibaca lewat tombol di bawah.",
    closed: "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) sudah selesai. Terima kasih.",
    held: "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) lengkap, tetapi langkah berikutnya ditunda. Mohon jangan datang dulu. Sebabnya dapat dibaca lewat tombol di bawah.",
    resumed:
      "Salam dari {kantor}.\n\nPengajuan {nomor} ({layanan}) tidak ditunda lagi dan kami lanjutkan mulai sekarang.",
    promise:
      "Salam dari {kantor}.\n\nJanji selesai pengajuan {nomor} ({layanan}) sekarang {sampai}. Sebabnya dapat dibaca lewat tombol di bawah.",
  },
  button: {
    received: "Lacak pengajuan",
    completion: "Lengkapi berkas",
    completionReminder: "Lengkapi berkas",
    resubmitted: "Lihat perkembangan",
    verified: "Lihat perkembangan",
    rejected: "Baca alasannya",
    cancelled: "Lihat pengajuan",
    expired: "Lihat pengajuan",
    document: "Unduh dokumen",
    ready: "Lihat pengajuan",
    answered: "Baca jawaban",
    revoked: "Baca penjelasan",
    closed: "Lihat pengajuan",
    held: "Baca sebabnya",
    resumed: "Lihat perkembangan",
    promise: "Baca sebabnya",
  },
  /** What an e-mail keeps saying below an office's own words. */
  facts: {
    number: "Nomor pengajuan: {value}",
    service: "Layanan: {value}",
    document: "Dokumen: {value}",
    code: "Kode lacak: {value}",
    until: "Sampai: {value}",
    link: "Buka: {value}",
    track: "Perkembangan: {value}",
    pin: "Untuk membuka dokumen perlu PIN 6 angka dari halaman lacak; PIN itu tidak ada di e-mail ini. Cetak sendiri di kertas HVS A4 80 gram.",
  },
} as const;
