import type { OfficeView } from "@gerai/contracts/tenancy";
import { type Locale, type Messages, messages } from "@gerai/language";
import { createContext, useRouteLoaderData } from "react-router";

/** The office behind the host; set by the root middleware before any loader runs. */
export const officeContext = createContext<OfficeView>();

/** The language of this request; set by the root middleware. */
export const localeContext = createContext<Locale>("id");

/** What the root loader gives to every page. */
export interface RootData {
  readonly office: OfficeView;
  readonly locale: Locale;
  /** Hashed addresses of the enhancement modules by name. */
  readonly enhancements: Readonly<Record<string, string>>;
  /** Address of this page in the other language. */
  readonly otherLanguageHref: string;
}

/** The root loader's data; undefined only on the page of an unknown office. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData<RootData>("root");
}

/** The office of this page. Not for error pages, which may have none. */
export function useOffice(): OfficeView {
  const data = useRootData();
  if (!data) throw new Error("useOffice outside an office's page");
  return data.office;
}

/** The language of this page and all texts in it. */
export function useTexts(): { readonly locale: Locale; readonly t: Messages } {
  const locale = useRootData()?.locale ?? "id";
  return { locale, t: messages(locale) };
}
