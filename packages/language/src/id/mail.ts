/** E-mails to applicants. Places: office, service, number, code, link, reason, until, days, name. Never personal data beyond the case number. */
export const mail = {
  greeting: "Salam,",
  closing: "Salam hormat,\n{office}",
  footer:
    "Semua layanan gratis. Kami tidak pernah meminta NIK, foto, PIN, atau uang lewat balasan pesan. Jangan membalas e-mail ini.\n\nKode pesan {messageCode}. Ragu pesan ini dari kami? Periksa kodenya di {checkLink}",
  test: "Pesan uji dari Disdukcapil {office}. Bila Anda membacanya, nomor ini berfungsi.",
  received: {
    subject: "Pengajuan {number} kami terima",
    body: "Pengajuan {service} Anda kami terima dengan nomor {number}.\n\nKode lacak: {code}\n\nLihat perkembangannya di {link} dengan kode itu dan 4 angka akhir nomor HP Anda.",
  },
  completion: {
    subject: "Pengajuan {number}: ada berkas yang perlu dilengkapi",
    body: "Kami sudah memeriksa pengajuan {service} Anda. Berikut yang perlu dilengkapi:\n\n{reason}\n\nBuka tautan ini untuk mengirim hanya berkas tersebut, paling lambat {until}:\n{link}\n\nTautan ini hanya untuk pengajuan Anda. Jangan diteruskan kepada orang lain.",
  },
  completionReminder: {
    subject: "Pengingat: pengajuan {number} menunggu berkas Anda",
    body: "Pengajuan {service} Anda masih menunggu berkas. Batas akhirnya {until}.\n\n{reason}\n\nKirim lewat tautan ini:\n{link}",
  },
  resubmitted: {
    subject: "Berkas tambahan untuk {number} kami terima",
    body: "Terima kasih. Berkas tambahan Anda kami terima dan pengajuan {service} kembali ke petugas yang sama.",
  },
  verified: {
    subject: "Pengajuan {number} sudah lengkap dan benar",
    body: "Isian dan berkas pengajuan {service} Anda sudah diperiksa dan dinyatakan lengkap. Sekarang kami proses.",
  },
  documentReady: {
    subject: "{name} Anda sudah terbit (pengajuan {number})",
    body: "{name} Anda sudah terbit. Unduh lewat tautan ini, berlaku 7 hari:\n{link}\n\nUntuk membukanya perlu PIN 6 angka. PIN itu ada di halaman lacak, bukan di e-mail ini: buka {trackLink}, masukkan kode lacak dan 4 angka akhir nomor HP, lalu pilih “Buat PIN”.\n\nCetak sendiri di kertas HVS A4 80 gram.",
  },
  cardReady: {
    subject: "{name} Anda siap diambil (pengajuan {number})",
    body: "{name} Anda sudah dicetak dan siap diambil di kantor. Bawa bukti pengajuan dan tanda pengenal. Bila ada kartu lama, bawa untuk diserahkan.",
  },
  visitNeeded: {
    subject: "Pengajuan {number}: tanggal kunjungan ditentukan kantor",
    body: "Layanan {service} perlu kunjungan. Tanggalnya ditentukan kantor dan kami kabarkan kepada Anda. Jangan datang sebelum dikabari.",
  },
  answered: {
    subject: "Jawaban untuk pengajuan {number}",
    body: "Petugas sudah menjawab pengajuan {service} Anda:\n\n{reason}",
  },
  rejected: {
    subject: "Pengajuan {number} tidak dapat dilanjutkan",
    body: "Mohon maaf, pengajuan {service} Anda tidak dapat dilanjutkan.\n\nAlasan: {reason}\n\nAnda boleh mengajukan lagi setelah hal itu diperbaiki. Tidak ada biaya.",
  },
  cancelled: {
    subject: "Pengajuan {number} dibatalkan",
    body: "Pengajuan {service} Anda dibatalkan atas permintaan Anda. Anda boleh mengajukan lagi kapan saja.",
  },
  expired: {
    subject: "Pengajuan {number} ditutup karena berkas tidak dilengkapi",
    body: "Kami tidak menerima berkas yang diminta sampai batas waktunya, sehingga pengajuan {service} ditutup. Anda boleh mengajukan lagi kapan saja.",
  },
  revoked: {
    subject: "{name} dari pengajuan {number} dicabut",
    body: "{name} yang terbit dari pengajuan {service} Anda dicabut oleh kantor karena terbit keliru. Dokumen itu tidak berlaku lagi, tautan unduhnya sudah ditutup, dan halaman pemeriksaan keaslian menyatakannya dicabut. Jangan dipakai lagi.\n\nHubungi kantor untuk langkah berikutnya. Status pengajuan ada di {trackLink}. Tidak ada biaya.",
  },
  closed: {
    subject: "Pengajuan {number} selesai",
    body: "Pengajuan {service} Anda selesai. Terima kasih.",
  },
  held: {
    subject: "Pengajuan {number} ditunda: {hold}",
    body: "Pengajuan {service} Anda lengkap, tetapi langkah berikutnya ditunda: {hold}.\n\n{reason}\n\nSampai: {until}.\n\nAnda tidak perlu melakukan apa pun. Jangan datang dulu: pengajuan berlanjut dengan sendirinya dan kami kabari begitu itu terjadi. Ini bukan kesalahan pada berkas Anda. Keadaan terbaru ada di {trackLink}.",
  },
  resumed: {
    subject: "Pengajuan {number} dilanjutkan",
    body: "Pengajuan {service} Anda tidak ditunda lagi dan kami lanjutkan mulai sekarang. Janji selesai dan langkah berikutnya ada di {trackLink}.",
  },
  promiseMoved: {
    subject: "Pengajuan {number}: janji selesai menjadi {until}",
    body: "Janji selesai pengajuan {service} Anda sekarang {until}.\n\nSebabnya: {reason}.\n\nAnda tidak perlu melakukan apa pun. Rinciannya ada di {trackLink}.",
  },
  /** For `until` of what nobody has decided yet. */
  untilOpen: "belum ditentukan",
  untilReviewed: "belum ditentukan; dilihat lagi {date}",
  causes: {
    citizen: "waktu melengkapi berkas",
    closed: "hari libur atau kantor tutup",
    blanks: "blangko kartu habis",
    siak: "sistem pusat (SIAK) terganggu",
    hours: "jam kerja kantor berubah",
  },
} as const;
