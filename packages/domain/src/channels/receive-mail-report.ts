import { mailReturned } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { type Input, type InputRoute, ingress, type Resources } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { sameText } from "./hook-route.ts";
import { insertReport } from "./mail-reports.store.ts";
import { findReturnPaths, isOwnReturn, macOfReturn } from "./return-path.ts";

/** A mail server reports a few times at most; whoever has a message may write to its return path as often as they like. */
const MOST_PER_MESSAGE = 20;

interface ReturnRoute extends InputRoute {
  readonly messageId: string;
}

/** Takes in what came to one return path, which is the key here: it names its office and vouches for itself. */
const receive = ingress<ReturnRoute>({
  action: "channel.receive-mail-report",
  async route(resources, key) {
    const [path] = findReturnPaths(key);
    const office = path && (await findOfficeById(resources, path.officeId));
    return path && office && { office, messageId: path.messageId };
  },
  secrets: async ({ ctx }, { messageId }) => [macOfReturn(ctx, messageId)],
  isGenuine: ({ key }, secrets) => findReturnPaths(key).some(({ mac }) => secrets.some((one) => isOwnReturn(mac, one))),
  async store(scope, { messageId }, { body }) {
    const { tx, ctx } = scope;
    const id = newId(ctx.now());
    const row = {
      tenant_id: ctx.tenantId,
      id,
      message_id: messageId,
      body_index: ctx.keys.index("channels.mail-report", body.toString("latin1")),
      body_sealed: ctx.keys.seal("mail_report", "body", id, body),
      received_at: ctx.now(),
    };
    const isNew = await insertReport(tx, row, MOST_PER_MESSAGE);
    if (isNew) scope.announce(mailReturned, { reportId: id, messageId });
    const stored = isNew ? 1 : 0;
    return { subjectId: messageId, result: { stored }, details: { stored } };
  },
});

/** Whether this path is nobody's or not vouched for: another one in the same report may be. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && (error.status === 401 || error.status === 404);

/**
 * Takes in a mail that came to a return path (MAIL-4): kept, sealed, for the office and message that the path names, and
 * read later. The key is the deployment's, because all offices send from one domain; a wrong one, or none set, is 404. A
 * mail in which no return path of ours stands is 401 `kernel.bad-signature`, and nothing of it is stored.
 */
export async function receiveMailReport(
  resources: Resources,
  input: Omit<Input, "signature">,
): Promise<{ readonly stored: number }> {
  const { mailHookKey } = resources;
  if (mailHookKey === undefined || !sameText(input.key, mailHookKey)) throw notFound();
  const paths = findReturnPaths(input.body.toString("latin1"));
  let isLogged = false;
  for (const { text } of paths) {
    try {
      return await receive(resources, { ...input, key: text, signature: undefined });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      isLogged ||= error.status === 401;
    }
  }
  if (!isLogged) resources.logger.warn("input with a bad signature", { action: "channel.receive-mail-report" });
  throw new Problem("kernel.bad-signature", 401);
}
