/**
 * Notices in a few words, for SMS and as text of a WhatsApp template. Places: office, service, number, name, until, code
 * (opens the case), link, messageCode. At most two segments of SMS, plain letters, never a name (SMS-2, SMS-3).
 */
export const notices = {
  code: "Kode pesan {messageCode}",
  short: {
    received: "{office}: pengajuan {service} kami terima, no. {number}. Kode lacak {code}. {link}",
    completion: "{office}: pengajuan {number} ({service}) perlu dilengkapi paling lambat {until}. Buka {link}",
    completionReminder: "{office}: pengajuan {number} ({service}) masih menunggu berkas sampai {until}. Buka {link}",
    resubmitted: "{office}: berkas tambahan untuk {number} ({service}) kami terima. {link}",
    verified: "{office}: pengajuan {number} ({service}) lengkap dan benar, sekarang diproses. {link}",
    rejected: "{office}: pengajuan {number} ({service}) tidak dapat dilanjutkan. Alasannya di {link}",
    cancelled: "{office}: pengajuan {number} ({service}) dibatalkan atas permintaan Anda. {link}",
    expired: "{office}: pengajuan {number} ({service}) ditutup karena berkas tidak dilengkapi. {link}",
    document: "{office}: dokumen pengajuan {number} sudah terbit. Unduh dengan PIN dari halaman lacak: {link}",
    ready: "{office}: {name} dari pengajuan {number} siap diambil di kantor. {link}",
    answered: "{office}: pengajuan {number} ({service}) sudah dijawab. Baca di {link}",
    revoked: "{office}: {name} dari pengajuan {number} dicabut, jangan dipakai. Penjelasan di {link}",
    closed: "{office}: pengajuan {number} ({service}) selesai. Terima kasih. {link}",
    held: "{office}: pengajuan {number} ({service}) ditunda. Jangan datang dulu. Sebabnya di {link}",
    resumed: "{office}: pengajuan {number} ({service}) dilanjutkan. {link}",
    promise: "{office}: janji selesai pengajuan {number} ({service}) menjadi {until}. Sebabnya di {link}",
  },
} as const;
