import { MOST_IMPORT_BYTES } from "@gerai/contracts/broadcasts";
import { type Locale, messages, problemText } from "@gerai/language";
import type { ApiReply, Caller } from "../../api.server.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { type ChosenFile, chosenFile } from "./contacts-api.server.ts";

/** The file of a form, or why it is none. */
export async function fileIn(
  form: FormData,
  locale: Locale,
): Promise<{ readonly file: ChosenFile; readonly fault?: undefined } | { readonly fault: string }> {
  const file = form.get("berkas");
  if (!(file instanceof File) || file.size === 0) return { fault: messages(locale).broadcasts.imports.noFile };
  if (file.size > MOST_IMPORT_BYTES) return { fault: problemText(locale, "broadcasts.file-too-large") };
  return { file: await chosenFile(file) };
}

/** Why a step was refused, in words; a problem that no words help with goes to the error page. */
export function refusalOf(caller: Caller, reply: ApiReply<unknown>, locale: Locale): string {
  if (reply.ok || ![400, 409, 413, 415, 422].includes(reply.status)) {
    needStaff(caller, reply);
    throw new Error("A reply that was taken is no refusal");
  }
  const { code, params } = reply.problem;
  const columns: Readonly<Record<string, string>> = messages(locale).broadcasts.imports.columns;
  const column = typeof params.column === "string" ? (columns[params.column] ?? params.column) : undefined;
  return problemText(locale, code, column === undefined ? params : { ...params, column });
}
