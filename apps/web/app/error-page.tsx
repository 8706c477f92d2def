import { type Messages, messages } from "@gerai/language";
import { Actions, ButtonLink } from "@gerai/ui/button";
import { Answer, Page } from "@gerai/ui/page";
import { isRouteErrorResponse } from "react-router";
import { Shell } from "./citizen/parts/shell.tsx";
import { useRootData } from "./office.ts";

interface Facts {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly locale: string | undefined;
}

function factsOf(error: unknown): Facts {
  if (!isRouteErrorResponse(error)) return { status: 500, code: "unknown", requestId: undefined, locale: undefined };
  const data: unknown = error.data;
  const field = (name: string): string | undefined => {
    const value = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[name] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return {
    status: error.status,
    code: field("code") ?? "unknown",
    requestId: field("requestId"),
    locale: field("locale"),
  };
}

function wording({ status, code }: Facts, t: Messages["frame"]["errors"]): [string, string] {
  if (code === "office.unknown") return [t.officeTitle, t.officeText];
  if (status === 404 || status === 410) return [t.notFoundTitle, t.notFoundText];
  if (status === 401 || status === 403) return [t.forbiddenTitle, t.forbiddenText];
  if (status === 429) return [t.tooManyTitle, t.tooManyText];
  if (status === 502 || status === 503) return [t.unavailableTitle, t.unavailableText];
  return [t.failedTitle, t.failedText];
}

/** The page of an error: what happened, what to do, and of an unknown error nothing but the request id. */
export function ErrorPage({ error }: { error: unknown }) {
  const root = useRootData();
  const facts = factsOf(error);
  const locale = root?.locale ?? (facts.locale === "en" ? "en" : "id");
  const t = messages(locale).frame.errors;
  const isOurs = facts.status >= 500;
  const [title, text] = wording(facts, t);
  return (
    <Shell locale={locale}>
      <title>{title}</title>
      <Page narrow>
        <Answer title={title} lead={text}>
          {isOurs && facts.requestId ? (
            <p className="meta">
              {t.requestId}: <b>{facts.requestId}</b>
            </p>
          ) : null}
          {root ? (
            <Actions>
              <ButtonLink href="/">{t.home}</ButtonLink>
              <ButtonLink href="/lacak" look="quiet">
                {t.track}
              </ButtonLink>
            </Actions>
          ) : null}
        </Answer>
      </Page>
    </Shell>
  );
}
