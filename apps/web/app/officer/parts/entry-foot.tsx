import { useRootData, useTexts } from "../../office.ts";

/** Below a sign-in card: a line of help and the other language. */
export function EntryFoot({ help }: { help: string }) {
  const { t } = useTexts();
  const root = useRootData();
  return (
    <>
      {help}
      {root ? (
        <>
          {" "}
          <a href={root.otherLanguageHref}>{t.officer.me.otherLanguage}</a>
        </>
      ) : null}
    </>
  );
}
