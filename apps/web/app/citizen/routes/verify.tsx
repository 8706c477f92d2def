import { Answer, Page } from "@gerai/ui/page";
import { data, redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { VerifyForm } from "../parts/verify-form.tsx";
import type { Route } from "./+types/verify.ts";

/** Mends what people type (spaces, dashes, capitals) and leads to the code's own address, the one in the QR. */
export async function action({ request }: Route.ActionArgs) {
  const typed = String((await request.formData()).get("kode") ?? "").slice(0, 80);
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  if (/^[a-z2-7]{26}$/.test(code)) return redirect(`/verifikasi/${code}`, { status: 303 });
  return data({ typed }, { status: 422 });
}

export default function Verify({ actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.citizen.verify;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={actionData ? t.form.errorWord : undefined} />
      <Answer title={words.title} lead={words.lead} />
      <VerifyForm typed={actionData?.typed} error={actionData ? words.badCode : undefined} />
      <p className="field meta">{words.scope}</p>
    </Page>
  );
}
