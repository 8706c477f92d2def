/**
 * What is sent to heads of villages: the frame of the SMS (two segments of plain letters with the text in it), and the
 * parts from which the broadcast of a published mode is put together. Titles hold 60 characters, texts 700, SMS 230.
 */
export const broadcastTexts = {
  sms: "{office}: {text} Bila sudah disampaikan ke warga, tekan {link} Kode {code}",
  /** The body of the WhatsApp template; what stands in it is filed as `{{1}}` to `{{4}}`, in the order of `office`. */
  whatsapp:
    "Kabar resmi dari Disdukcapil {office}.\n\n*{title}*\n{text}\n\nMohon disampaikan kepada warga, lalu tekan tombol di bawah. Kode pesan {code}, dapat diperiksa di situs kami.",
  whatsappButton: "Sudah saya sampaikan",
  /** What reviewers see in the places of the template. */
  sample: {
    title: "Loket tutup mulai 23 Maret",
    text: "Loket ditutup sampai ada pemberitahuan. Ajukan lewat situs kami.",
    code: "S-7KQ4-M2XD",
    token: "contoh",
  },
  titles: {
    new: { closes: "{what} ditutup mulai {from}", suspends: "{what} ditunda mulai {from}" },
    changed: { closes: "Perubahan penutupan {what}", suspends: "Perubahan penundaan {what}" },
    ended: { closes: "{what} buka kembali", suspends: "{what} berjalan kembali" },
    several: "Perubahan layanan kantor mulai {from}",
  },
  sentences: {
    new: {
      closes: "{what} ditutup mulai {from} {until}.",
      suspends: "{what} ditunda mulai {from} {until}.",
    },
    changed: {
      closes: "Penutupan {what} berubah: mulai {from} {until}.",
      suspends: "Penundaan {what} berubah: mulai {from} {until}.",
    },
    ended: { closes: "{what} buka kembali.", suspends: "{what} berjalan kembali." },
  },
  reason: "Alasan: {reason}",
  except: "Tetap dilayani: {exceptions}.",
  purposes: "keperluan {purposes}",
  filedBefore: "berkas yang masuk sebelum {day}",
  instead: "Gantinya: {ways}.",
  channels: {
    counter: "datang ke loket",
    web: "ajukan di situs kantor",
    whatsapp: "kirim pesan ke WhatsApp resmi kantor",
  },
  everything: "Semua layanan",
  capabilities: {
    recording: "Perekaman KTP-el",
    printing: "Pencetakan kartu",
    pickup: "Pengambilan dokumen",
    legalisation: "Legalisir",
    siak: "Layanan yang memakai sistem pusat",
  },
  until: "sampai {until}",
  open: "sampai ada pemberitahuan",
  and: " dan ",
  others: "{first} dan {count} lainnya",
  passOn: "Mohon disampaikan kepada Ketua RT dan warga.",
} as const;
