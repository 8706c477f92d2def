import { useRootData, useTexts } from "../../office.ts";

/** This page in the other language. */
export function LanguageLink() {
  const { locale, t } = useTexts();
  const href = useRootData()?.otherLanguageHref;
  if (!href) return null;
  const other = locale === "id" ? "en" : "id";
  return (
    <p>
      <a href={href} hrefLang={other} lang={other}>
        {t.officer.me.otherLanguage}
      </a>
    </p>
  );
}
