import type { NoticeChannel, NoticeKind, TemplateLocale, TemplateWords } from "@gerai/contracts/notifications";
import { measureSms, type SmsLength } from "@gerai/foundation/sms-segments";
import { type Context, publicUrl } from "../kernel/index.ts";
import { checkTemplate } from "./check-template.ts";
import type { Notice } from "./ports.ts";

/** As long as a link's secret part. */
const TOKEN = "abcdefghijklmnopqrstuvwxyz";

const PATHS: Partial<Record<NoticeKind, string>> = {
  completion: `/lengkapi/${TOKEN}`,
  "completion-reminder": `/lengkapi/${TOKEN}`,
  document: `/dokumen/${TOKEN}`,
};

/** Data of nobody: as long as data gets, so that what fits with it fits with any. */
export function sampleNotice(ctx: Context, kind: NoticeKind, locale: TemplateLocale): Notice {
  const path = PATHS[kind];
  const paper = { id: "Kartu Keluarga (KK)", en: "Family card (KK)" };
  return {
    kind,
    locale,
    office: { name: ctx.office.fullName, timeZone: ctx.office.timeZone },
    number: "64.74-301126-9999",
    service: {
      id: "Surat keterangan pengganti tanda identitas (SKP)",
      en: "Temporary certificate instead of identity card",
    },
    name: {
      id: "Surat keterangan pengganti tanda identitas (SKP)",
      en: "Temporary certificate instead of identity card",
    },
    trackLink: publicUrl(ctx, "/lacak"),
    checkLink: publicUrl(ctx, "/cek-pesan"),
    messageCode: "H4TN-29QC",
    until: new Date("2026-11-29T16:00:00Z"),
    ...(path ? { link: publicUrl(ctx, path) } : {}),
    ...(kind === "received" ? { code: "7K3M-94QT-Z1X" } : {}),
    ...(kind.startsWith("completion")
      ? { items: [{ paper, text: { id: "Fotonya buram, kirim lagi.", en: "The photo is blurred, send it again." } }] }
      : {}),
    ...(kind === "rejected"
      ? { words: locale === "id" ? "Data berbeda dengan catatan." : "The data differ from the record." }
      : {}),
    ...(kind === "answered" ? { words: locale === "id" ? "Sudah kami betulkan." : "We have mended it." } : {}),
    ...(kind === "held"
      ? {
          hold: {
            label: { id: "blangko KTP-el habis", en: "no blank cards" },
            words: { id: "Pusat belum mengirim blangko.", en: "The centre has sent no blanks yet." },
            until: null,
            reviewOn: "2026-11-30",
          },
        }
      : {}),
    ...(kind === "promise" ? { promise: { dueOn: "2026-11-30", cause: "closed" as const } } : {}),
  };
}

/** What an SMS with these words costs with the longest data; null on other ways. */
export function smsLength(
  ctx: Context,
  words: TemplateWords,
  kind: NoticeKind,
  channel: NoticeChannel,
  locale: TemplateLocale,
): SmsLength | null {
  if (channel !== "sms") return null;
  return measureSms(ctx.ports.noticeTemplates.wholeSms(sampleNotice(ctx, kind, locale), words));
}

/** What keeps words from being published in this office. */
export function faultsOf(
  ctx: Context,
  words: TemplateWords,
  kind: NoticeKind,
  channel: NoticeChannel,
  locale: TemplateLocale,
) {
  return checkTemplate(words, kind, channel, smsLength(ctx, words, kind, channel, locale));
}
