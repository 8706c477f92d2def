import { plainText } from "./message-words.ts";

/**
 * Sentences of machines. Each is something that a business says to people and nobody says to an office, so that
 * somebody who complains of an automatic message is not taken for one.
 */
const SAID_BY_MACHINES: readonly RegExp[] = [
  /^\W*(ini (adalah |merupakan )?)?(pesan|balasan|jawaban|respon) otomatis\b/m,
  /^\W*(this is an )?automat(ic|ed) (message|reply|answer)\b/m,
  /\b(ini (adalah|merupakan)|merupakan) (pesan|balasan|jawaban) (yang )?(dikirim )?(secara )?otomatis\b/,
  /\bdikirim (secara )?otomatis (oleh|dari)\b/,
  /\b(auto|automatic|automated)[- ]?(reply|response|message|generated)\b/,
  /\b(terima ?kasih|thank you|thanks|makasih) (banyak )?(telah|sudah|atas|for) (telah |sudah )?(menghubungi|contacting|reaching|pesan anda|messaging|your message|mengirim pesan|kunjungan)/,
  /\b(pesan|chat) (anda|kamu|kakak) (sudah|telah|akan) (kami |segera )?(terima|diterima|balas|dibalas|respon)/,
  /\b(kami|tim kami|admin|customer service|cs) (akan )?(segera )?(membalas|merespon|merespons|menghubungi) (pesan |chat |kembali )?(anda|kakak|kamu|kembali|secepat)/,
  /\b(akan|segera) kami (balas|respon|respons|hubungi|jawab) (kembali|secepat|segera|pada|di)/,
  /\bwe (will|'ll|shall) (get back|reply|respond|be in touch)\b/,
  /\b(i am|i'm|we are|we're) (currently |now )?(away|unavailable|out of (the )?office|closed|busy|driving)\b/,
  /\bsaya (sedang|lagi) (mengemudi|menyetir|cuti|rapat|tidak di tempat)\b.{0,60}\b(balas|hubungi|tinggalkan)/s,
  /\bsilakan tinggalkan pesan\b|\bplease leave (us )?a message\b|\bdo not reply\b|\bno-?reply\b/,
  /\b(ketik|tekan|balas dengan|reply with|press|type) (angka |number )?["'*]?[0-9]["'*]? (untuk|for|to)\b/,
  /\bmohon (untuk )?(tidak|jangan) membalas (pesan|chat|nomor) ini\b/,
  /\byour (otp|verification code) is\b|\bkode (otp|verifikasi) anda\b/,
];

/** Whether a text was written by a machine: the auto-responder of a shop, another office's bot, one of our own notices. */
export function isAutomaticText(text: string): boolean {
  const plain = plainText(text.slice(0, 2_000)).toLowerCase().replace(/[*_~]/g, "");
  return SAID_BY_MACHINES.some((pattern) => pattern.test(plain));
}
