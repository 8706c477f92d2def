import { problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { problemResponse } from "../../api.server.ts";
import { useTexts } from "../../office.ts";
import { needCase } from "../case.server.ts";
import {
  cancelCase,
  createPin,
  getCase,
  getTrueNumbers,
  listNotices,
  renewLink,
  wishNotices,
} from "../citizen-api.server.ts";
import type { CaseAnswer } from "../parts/case-answer.ts";
import { CasePage } from "../parts/case-page.tsx";
import { choosableOf, readNotifyBy } from "../parts/notice-choice.tsx";
import type { Route } from "./+types/case.ts";

export async function loader(args: Route.LoaderArgs) {
  const query = new URL(args.request.url).searchParams;
  const { caseId } = args.params;
  const [found, notices, numbers] = await Promise.all([
    getCase(args, caseId),
    listNotices(args, caseId),
    getTrueNumbers(args),
  ]);
  return {
    view: needCase(found),
    notices: notices.ok ? notices.data : [],
    channels: choosableOf(numbers),
    isWishKept: query.has("kabar"),
    asksToCancel: query.has("batal"),
    wasSent: query.has("terkirim"),
  };
}

/** `pin` shows new digits once, `tautan` sends a new link, `kabar` says how to be told, `batal` ends the case. */
export async function action(args: Route.ActionArgs) {
  const { caseId } = args.params;
  const form = await args.request.formData();
  const documentId = String(form.get("dokumen") ?? "");
  switch (form.get("langkah")) {
    case "pin": {
      const pin = needCase(await createPin(args, caseId, documentId));
      return data<CaseAnswer>({ kind: "pin", documentId, ...pin });
    }
    case "tautan": {
      const reply = await renewLink(args, caseId, documentId);
      // Without an e-mail address the link is opened here and now.
      if (reply.ok && reply.data.token) return redirect(`/dokumen/${reply.data.token}`, { status: 303 });
      if (reply.ok) return data<CaseAnswer>({ kind: "link", documentId });
      return data<CaseAnswer>({ kind: "problem", code: reply.problem.code }, { status: reply.status });
    }
    case "kabar": {
      const notifyBy = readNotifyBy(form.get("kabari"));
      if (notifyBy !== undefined) needCase(await wishNotices(args, caseId, notifyBy));
      return redirect(`/lacak/${caseId}?kabar=disimpan`, { status: 303 });
    }
    case "batal": {
      const reply = await cancelCase(args, caseId, Number(form.get("versi")));
      if (reply.ok) return redirect(`/lacak/${caseId}`, { status: 303 });
      if (reply.status === 409 || reply.status === 422) {
        return data<CaseAnswer>({ kind: "problem", code: reply.problem.code }, { status: reply.status });
      }
      throw problemResponse(reply.problem);
    }
    default:
      return redirect(`/lacak/${caseId}`, { status: 303 });
  }
}

export default function Case({ loaderData, actionData }: Route.ComponentProps) {
  const { locale } = useTexts();
  const problem = actionData?.kind === "problem" ? problemText(locale, actionData.code) : undefined;
  return (
    <CasePage
      view={loaderData.view}
      notices={loaderData.notices}
      channels={loaderData.channels}
      isWishKept={loaderData.isWishKept}
      asksToCancel={loaderData.asksToCancel}
      wasSent={loaderData.wasSent}
      answer={actionData}
      problem={problem}
    />
  );
}
