import type { Locale, SameKeys } from "./catalogue.ts";
import { admin as adminEn } from "./en/admin.ts";
import { alarms as alarmsEn } from "./en/alarms.ts";
import { availability as availabilityEn } from "./en/availability.ts";
import { broadcastTexts as broadcastTextsEn } from "./en/broadcast-texts.ts";
import { broadcasts as broadcastsEn } from "./en/broadcasts.ts";
import { channels as channelsEn } from "./en/channels.ts";
import { chat as chatEn } from "./en/chat.ts";
import { citizen as citizenEn } from "./en/citizen.ts";
import { form as formEn } from "./en/form.ts";
import { frame as frameEn } from "./en/frame.ts";
import { inbox as inboxEn } from "./en/inbox.ts";
import { mail as mailEn } from "./en/mail.ts";
import { ministry as ministryEn } from "./en/ministry.ts";
import { noticePages as noticePagesEn } from "./en/notice-pages.ts";
import { noticeTemplates as noticeTemplatesEn } from "./en/notice-templates.ts";
import { notices as noticesEn } from "./en/notices.ts";
import { officer as officerEn } from "./en/officer.ts";
import { problems as problemsEn } from "./en/problems.ts";
import { promise as promiseEn } from "./en/promise.ts";
import { readiness as readinessEn } from "./en/readiness.ts";
import { services as servicesEn } from "./en/services.ts";
import { settings as settingsEn } from "./en/settings.ts";
import { uploads as uploadsEn } from "./en/uploads.ts";
import { admin } from "./id/admin.ts";
import { alarms } from "./id/alarms.ts";
import { availability } from "./id/availability.ts";
import { broadcastTexts } from "./id/broadcast-texts.ts";
import { broadcasts } from "./id/broadcasts.ts";
import { channels } from "./id/channels.ts";
import { chat } from "./id/chat.ts";
import { citizen } from "./id/citizen.ts";
import { form } from "./id/form.ts";
import { frame } from "./id/frame.ts";
import { inbox } from "./id/inbox.ts";
import { mail } from "./id/mail.ts";
import { ministry } from "./id/ministry.ts";
import { noticePages } from "./id/notice-pages.ts";
import { noticeTemplates } from "./id/notice-templates.ts";
import { notices } from "./id/notices.ts";
import { officer } from "./id/officer.ts";
import { problems } from "./id/problems.ts";
import { promise } from "./id/promise.ts";
import { readiness } from "./id/readiness.ts";
import { services } from "./id/services.ts";
import { settings } from "./id/settings.ts";
import { uploads } from "./id/uploads.ts";

const indonesian = {
  frame,
  citizen,
  form,
  uploads,
  mail,
  problems,
  officer,
  admin,
  availability,
  readiness,
  alarms,
  services,
  settings,
  ministry,
  promise,
  chat,
  channels,
  inbox,
  broadcasts,
  broadcastTexts,
  notices,
  noticePages,
  noticeTemplates,
} as const;

/** Every text of the house by area, e.g. `messages("id").citizen.home.title`. */
export type Messages = SameKeys<typeof indonesian>;

const catalogues: Readonly<Record<Locale, Messages>> = {
  id: indonesian,
  en: {
    frame: frameEn,
    citizen: citizenEn,
    form: formEn,
    uploads: uploadsEn,
    mail: mailEn,
    problems: problemsEn,
    officer: officerEn,
    admin: adminEn,
    availability: availabilityEn,
    readiness: readinessEn,
    alarms: alarmsEn,
    services: servicesEn,
    settings: settingsEn,
    ministry: ministryEn,
    promise: promiseEn,
    chat: chatEn,
    channels: channelsEn,
    inbox: inboxEn,
    broadcasts: broadcastsEn,
    broadcastTexts: broadcastTextsEn,
    notices: noticesEn,
    noticePages: noticePagesEn,
    noticeTemplates: noticeTemplatesEn,
  },
};

/** All texts in one language. */
export function messages(locale: Locale): Messages {
  return catalogues[locale];
}
