import type { OfficeView } from "@gerai/contracts/tenancy";
import { accentStyle } from "@gerai/ui/accent";
import { type ReactNode, use } from "react";
import {
  Links,
  Meta,
  type MiddlewareFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from "react-router";
import type { Route } from "./+types/root.ts";
import { callApi } from "./api.server.ts";
import citizenSheet from "./citizen/citizen.css?url";
import { assertRoomOfHost, findPlatform } from "./console/platform-host.server.ts";
import { ErrorPage } from "./error-page.tsx";
import { languageSwitch, localeOfRequest, otherLanguageHref } from "./language.server.ts";
import { NonceContext } from "./nonce.ts";
import { localeContext, officeContext, type RootData, useRootData } from "./office.ts";
import type { PageHandle } from "./page-handle.ts";
import { requestFacts } from "./request-facts.ts";

const DEFAULT_ACCENT = "#123f66";

/** Before any loader: the language is chosen and the office of the host is known, or the request ends here. */
const findOffice: MiddlewareFunction<Response> = async ({ request, context }) => {
  const facts = context.get(requestFacts);
  const locale = localeOfRequest(request);
  context.set(localeContext, locale);
  const turn = languageSwitch(request, facts.secure);
  if (turn) throw turn;
  const reply = await callApi<OfficeView>({ request, context }, "GET", "/office");
  const office = reply.ok ? reply.data : reply.status === 404 ? await findPlatform({ request, context }) : undefined;
  if (!office) {
    const code = reply.ok || reply.status === 404 ? "office.unknown" : reply.problem.code;
    throw Response.json({ code, requestId: facts.requestId, locale }, { status: reply.status });
  }
  assertRoomOfHost(office.kind, request);
  context.set(officeContext, office);
};

export const middleware: Route.MiddlewareFunction[] = [findOffice];

export function loader({ request, context }: Route.LoaderArgs): RootData {
  const locale = context.get(localeContext);
  return {
    office: context.get(officeContext),
    locale,
    enhancements: context.get(requestFacts).enhancements,
    otherLanguageHref: otherLanguageHref(request, locale),
  };
}

/** The document. A route with `handle = { plain: true }` gets no framework script, only the enhancements it names. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRootData();
  const nonce = use(NonceContext);
  const failed = Boolean(useRouteError());
  const matches = useMatches();
  const handles = matches.map((match) => (match.handle ?? {}) as PageHandle);
  const isPlain = failed || matches.length <= 1 || handles.some((handle) => handle.plain);
  const isStaff = !failed && handles.some((handle) => handle.room === "staff");
  const modules = failed ? [] : handles.flatMap((handle) => handle.enhance ?? []);
  const accent = data?.office.accent ?? DEFAULT_ACCENT;
  return (
    <html lang={data?.locale ?? "id"} style={accentStyle(accent) as React.CSSProperties}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={accent} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {isPlain && !isStaff ? <link rel="stylesheet" href={citizenSheet} /> : null}
        <Meta />
        <Links />
        {modules.map((name) => {
          const src = data?.enhancements[name];
          return src ? <script key={name} type="module" src={src} nonce={nonce} /> : null;
        })}
      </head>
      <body className={isStaff ? "staff" : undefined}>
        {children}
        {isPlain ? null : <ScrollRestoration nonce={nonce} />}
        {isPlain ? null : <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
