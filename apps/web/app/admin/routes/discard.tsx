import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { nameOfItem } from "../describe/describe-item.ts";
import { wordingOf } from "../describe/wording.ts";
import { contentOf } from "../item-state.ts";
import { discard, readChoices, readDraft } from "../settings-api.server.ts";
import type { Route } from "./+types/discard.ts";

export async function loader(args: Route.LoaderArgs) {
  const [draft, choices] = await Promise.all([readDraft(args), readChoices(args)]);
  if (draft.changes === 0) throw redirect("/admin");
  return { items: draft.items.filter(({ change }) => change !== null), choices };
}

export async function action(args: Route.ActionArgs) {
  needStaff(args, await discard(args, {}));
  throw redirect("/admin?hasil=dibuang", 303);
}

/** Asks before the whole draft is thrown away, and names what is in it. */
export default function Discard({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.settings.discard;
  const { items, choices } = loaderData;
  const count = { count: items.length };
  const wording = wordingOf(locale, choices);
  return (
    <ConfirmPage
      title={words.title}
      lead={fill(words.lead, count)}
      consequences={items.map((item) => ({
        id: item.key,
        text: `${t.settings.kinds[item.kind]}: ${nameOfItem(wording, contentOf(item))}`,
      }))}
    >
      <StaffTitle text={words.title} />
      <form method="post" className="row-acts">
        <Button look="danger">{fill(words.submit, count)}</Button>
        <ButtonLink href="/admin" look="second">
          {words.cancel}
        </ButtonLink>
      </form>
    </ConfirmPage>
  );
}
