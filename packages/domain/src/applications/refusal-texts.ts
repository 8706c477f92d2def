import type { RefusalReason } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";

/** What to do about a refused paper, by reason; `{paper}` is its name. `other` is said in the officer's own words. */
const REFUSAL_TEXTS: Readonly<Record<Exclude<RefusalReason, "other">, Text>> = {
  cut: {
    id: "Foto {paper} terpotong. Foto ulang sampai keempat sudutnya terlihat.",
    en: "The photo of {paper} is cut off. Take it again so that all four corners show.",
  },
  blurred: {
    id: "Foto {paper} buram sehingga tulisannya tidak terbaca. Foto ulang dengan tangan diam dan cahaya cukup.",
    en: "The photo of {paper} is blurred and cannot be read. Take it again with a steady hand and enough light.",
  },
  dark: {
    id: "Foto {paper} terlalu gelap atau silau. Foto ulang di tempat terang tanpa lampu kilat.",
    en: "The photo of {paper} is too dark or has glare. Take it again in a bright place without the flash.",
  },
  "wrong-paper": {
    id: "Berkas yang dikirim bukan {paper}. Kirim berkas yang benar.",
    en: "What was sent is not {paper}. Send the right paper.",
  },
  photocopy: {
    id: "Kami perlu foto {paper} yang asli, bukan fotokopi.",
    en: "We need a photo of the original of {paper}, not of a photocopy.",
  },
  "data-differs": {
    id: "Data pada {paper} berbeda dengan isian Anda. Kirim {paper} yang benar.",
    en: "The data on {paper} differ from your answers. Send the right {paper}.",
  },
  "pages-missing": {
    id: "Halaman {paper} belum lengkap. Kirim semua halamannya.",
    en: "Pages of {paper} are missing. Send all of its pages.",
  },
  expired: {
    id: "{paper} sudah lewat masa berlakunya. Kirim yang masih berlaku.",
    en: "{paper} has expired. Send one that is still valid.",
  },
};

const put = (text: string, paper: string) => text.replaceAll("{paper}", () => paper);

/**
 * What a citizen reads about one refused paper: the sentence of the reason with the paper's name, then the officer's own
 * words where there are any. An unknown reason is treated like `other`.
 */
export function refusalText(reason: string, paper: Text, note: string | null): Text {
  const known = (REFUSAL_TEXTS as Readonly<Record<string, Text>>)[reason];
  if (!known) return { id: `${paper.id}: ${note ?? ""}`.trim(), en: `${paper.en}: ${note ?? ""}`.trim() };
  const own = note ? ` ${note}` : "";
  return { id: `${put(known.id, paper.id)}${own}`, en: `${put(known.en, paper.en)}${own}` };
}
