import { problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { Card } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { RoomPage } from "../broadcasts/room-page.tsx";
import { typed, typedFrom } from "../typed-form.ts";
import type { Route } from "./+types/contact-new.ts";
import { ContactFaults, ContactFields } from "./contact-fields.tsx";
import { boxOfProblem, contactFrom, levelsOf } from "./contact-form.ts";
import { contactsAddress, regionOf } from "./contacts-address.ts";
import { addContact, readTree } from "./contacts-api.server.ts";

/** The place of the address with its name: a district of the office, or a village of one. Without one: to the tree. */
async function readPlace(args: Route.LoaderArgs | Route.ActionArgs) {
  const region = regionOf(new URL(args.request.url).searchParams);
  if (!region) throw redirect(contactsAddress(null));
  const isVillage = region.length > 8;
  const tree = await readTree(args, isVillage ? region.slice(0, 8) : null);
  const branch = tree.branches.find((one) => one.region === region);
  if (!branch) throw new Response(null, { status: 404 });
  return { region, name: isVillage ? `${branch.name}, ${tree.name}` : branch.name };
}

export async function loader(args: Route.LoaderArgs) {
  const place = await readPlace(args);
  const search = new URL(args.request.url).searchParams;
  const boxes = typed({
    jabatan: search.get("jabatan") ?? (place.region.length > 8 ? undefined : levelsOf(place.region)[0]),
    rw: search.get("rw")?.slice(0, 3),
    rt: search.get("rt")?.slice(0, 3),
  });
  return { ...place, boxes, key: crypto.randomUUID() };
}

export async function action(args: Route.ActionArgs) {
  const { region } = await readPlace(args);
  const form = await args.request.formData();
  const boxes = typedFrom(form);
  const key = String(form.get("_kunci") ?? "");
  const { input, faults } = contactFrom(boxes, region);
  if (!input) return data({ boxes, faults, problem: undefined, key }, { status: 422 });
  const reply = await addContact(args, input, key);
  if (reply.ok) throw redirect(contactsAddress(region, "ditambah"), 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const box = boxOfProblem(code);
  const problem = problemText(args.context.get(localeContext), code, params);
  return data({ boxes, faults: box ? [box] : [], problem, key }, { status: reply.status });
}

/** A new contact of the place in the address. */
export default function ContactNew({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts().t.broadcasts.contact;
  const { region, name } = loaderData;
  const faults = actionData?.faults ?? [];
  return (
    <RoomPage title={words.newTitle} lead={name} problem={actionData?.problem} isFaulty={faults.length > 0}>
      {actionData?.problem ? null : <ContactFaults faults={faults} />}
      <Card>
        <form method="post">
          <HiddenFields fields={[["_kunci", actionData?.key ?? loaderData.key]]} />
          <ContactFields region={region} typed={actionData?.boxes ?? loaderData.boxes} faults={faults} />
          <div className="row-acts">
            <Button>{words.add}</Button>
            <ButtonLink href={contactsAddress(region)} look="quiet">
              {words.back}
            </ButtonLink>
          </div>
        </form>
      </Card>
    </RoomPage>
  );
}
