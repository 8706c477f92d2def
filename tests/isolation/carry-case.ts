import type { CASE_ACTIONS, DeskView, OUTPUT_ACTIONS, ReceiptView } from "@gerai/contracts/applications";
import { markPdfSent } from "@gerai/domain/issuing";
import { SYSTEM } from "@gerai/domain/kernel";
import type { TestOffice } from "@gerai/testing/test-office";
import type { Person } from "@gerai/testing/test-session";
import { type ApiWorld, type Reply, signedIn, type Visitor } from "./api-office.ts";

type CaseAction = (typeof CASE_ACTIONS)[number];
type OutputAction = (typeof OUTPUT_ACTIONS)[number];

/** How a PDF is made: the one from SIAK is attached, or ours is drawn and signed by the head. */
export type Issuing = "siak" | "demo";

/** The people of an office at their desks. */
export type Desks = Readonly<Record<"verifier" | "head" | "front_desk" | "printer", Visitor>>;

/** Signs the people in whom a case meets. */
export async function openDesks(world: ApiWorld, office: TestOffice): Promise<Desks> {
  const people = ["verifier", "head", "front_desk", "printer"] as const satisfies readonly Person[];
  const pairs = await Promise.all(
    people.map(async (person) => [person, await signedIn(world, office, person)] as const),
  );
  return Object.fromEntries(pairs) as unknown as Desks;
}

function must<T>(reply: Reply<T>, what: string): T {
  if (reply.status >= 300) throw new Error(`${what}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Takes a filed case through the desk into process: claimed, every paper accepted, the head asked where the rule needs it. */
export async function verifyCase(desks: Desks, id: string): Promise<DeskView> {
  const path = `/staff/applications/${id}`;
  const act = async (who: Visitor, action: CaseAction, version: number) =>
    must(await who.send<DeskView>("POST", `${path}/${action}`, { version }), action);
  let desk = must(await desks.verifier.send<DeskView>("GET", path), "read");
  desk = await act(desks.verifier, "claim", desk.version);
  for (const paper of desk.papers.filter(({ files, isRequired }) => isRequired || files.length > 0)) {
    const decision = { version: desk.version, requirement: paper.requirement.key, verdict: "accepted" };
    desk = must(await desks.verifier.send<DeskView>("POST", `${path}/verdicts`, decision), paper.requirement.key);
  }
  const seenByHead = must(await desks.head.send<DeskView>("GET", path), "read");
  if (seenByHead.actions.includes("approve-late")) desk = await act(desks.head, "approve-late", seenByHead.version);
  desk = await act(desks.verifier, "verify", desk.version);
  return await act(desks.verifier, "process", desk.version);
}

/** Who does what with an output, in the order in which it is tried. */
function planOf(issuing: Issuing): readonly (readonly [OutputAction, keyof Desks])[] {
  return [
    issuing === "siak" ? ["attach-pdf", "verifier"] : ["request-signature", "verifier"],
    ["sign", "head"],
    ["ready-to-print", "verifier"],
    ["print", "printer"],
    ["courier", "front_desk"],
    ["shelve", "front_desk"],
    ["collect", "front_desk"],
    ["done", "front_desk"],
    ["answer", "verifier"],
  ];
}

/**
 * Makes and hands over every output of a case in process until it is closed, using nothing but what each desk offers;
 * an issued PDF that goes by e-mail is marked as delivered, as the worker does. Answers the last desk.
 */
export async function finishOutputs(
  world: ApiWorld,
  office: TestOffice,
  desks: Desks,
  id: string,
  issuing: Issuing,
): Promise<DeskView> {
  const path = `/staff/applications/${id}`;
  for (let turn = 0; turn < 40; turn++) {
    const desk = must(await desks.verifier.send<DeskView>("GET", path), "read");
    if (desk.state === "CLOSED") return desk;
    const moved = (await takeOneStep(world, desks, path, issuing)) || (await deliverOne(office, desk));
    if (!moved)
      throw new Error(`${desk.number} is stuck: ${desk.outputs.map((o) => `${o.kind} ${o.state}`).join(", ")}`);
  }
  throw new Error(`${id} does not end`);
}

async function takeOneStep(world: ApiWorld, desks: Desks, path: string, issuing: Issuing): Promise<boolean> {
  for (const [action, person] of planOf(issuing)) {
    const desk = must(await desks[person].send<DeskView>("GET", path), "read");
    const output = desk.outputs.find(({ actions }) => actions.includes(action));
    if (!output) continue;
    const step = `/staff/outputs/${output.id}/${action}`;
    const version = output.version;
    const reply =
      action === "attach-pdf"
        ? await desks[person].upload(step, world.siakPdf, { version: String(version) }, "application/pdf")
        : await desks[person].send("POST", step, { version, note: "Catatan percontohan yang cukup panjang" });
    must(reply, step);
    return true;
  }
  return false;
}

async function deliverOne(office: TestOffice, desk: DeskView): Promise<boolean> {
  const issued = desk.outputs.find(({ kind, state }) => kind === "pdf" && state === "ISSUED");
  if (!issued) return false;
  return (await markPdfSent(await office.as(SYSTEM), { outputId: issued.id })).moved;
}

/** Takes a filed case from its receipt to its end. */
export async function carryCase(
  world: ApiWorld,
  office: TestOffice,
  desks: Desks,
  receipt: ReceiptView,
  issuing: Issuing,
): Promise<DeskView> {
  await verifyCase(desks, receipt.id);
  return await finishOutputs(world, office, desks, receipt.id, issuing);
}
