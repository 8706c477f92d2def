import { randomUUID } from "node:crypto";
import { availabilityAt, compileAvailability, serviceFacts } from "@gerai/domain/availability";
import { nationalCatalogue } from "@gerai/domain/catalogue";
import { startSender } from "../load.ts";
import { officeHistory } from "../office-history.ts";
import type { RunState } from "../run-state.ts";

/** Lengths of the history that are compared; the middle one is the figure that is told. */
export const HISTORIES = [20, 200, 2_000] as const;
type History = (typeof HISTORIES)[number];

const CONNECTIONS = 16;
const WARM_UP = 500;
const MINUTE_MS = 60_000;
const CHANNELS = ["counter", "web", "whatsapp"] as const;
const SERVICES = nationalCatalogue().definitions.map(serviceFacts);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** Answers of the engine a second, in this process: every question another minute of the coming day, none remembered. */
function engineRate(history: History, seconds: number): { answers: number; compileMs: number } {
  const now = new Date();
  const items = officeHistory(history, now).map((item) => ({ key: randomUUID(), publishedAt: now, ...item }));
  const began = performance.now();
  const compiled = compileAvailability({ timeZone: "Asia/Makassar", items, calendar: [], services: SERVICES });
  const compileMs = performance.now() - began;
  const ask = (index: number) => {
    const service = SERVICES[index % SERVICES.length]?.code ?? "";
    const channel = CHANNELS[index % CHANNELS.length] ?? "counter";
    const at = new Date(now.getTime() + ((index * 7) % 1440) * MINUTE_MS);
    return availabilityAt(compiled, { service, channel, stage: "file" }, at);
  };
  for (let index = 0; index < 2_000; index++) ask(index);
  const from = performance.now();
  let asked = 0;
  while (performance.now() - from < seconds * 1000) for (let turn = 0; turn < 50; turn++) ask(asked++);
  return { answers: asked / ((performance.now() - from) / 1000), compileMs };
}

/** Publishes a history in an office that has only its site, as its second version. */
async function publish({ product }: RunState, office: { id: string }, history: History): Promise<void> {
  const items = officeHistory(history, new Date()).filter(
    ({ kind, body }) => kind !== "site" || (body as { code: string }).code !== "kantor",
  );
  await product.sql.begin(async (tx) => {
    await tx`
      insert into configuration_version (tenant_id, version, published_at, note, changes)
      values (${office.id}, 2, now(), 'Riwayat', ${items.length})`;
    await tx`
      insert into configuration_item (tenant_id, key, since_version, kind, body, published_at)
      select ${office.id}, gen_random_uuid(), 2, i ->> 'kind', i -> 'body', now()
      from jsonb_array_elements(${tx.json(items as never)}) i`;
    await tx`update office set config_version = 2 where id = ${office.id}`;
  });
}

interface Rates {
  readonly services: number[];
  readonly question: number[];
}

/** One window of `GET /services` and one of the public question about another minute each time. */
async function measureOffice(state: RunState, host: string, rates: Rates): Promise<void> {
  const { cluster, api, seconds } = state;
  const now = Date.now();
  const asked = Array.from({ length: 1440 }, (_, index) => {
    const { code } = SERVICES[index % SERVICES.length] ?? { code: "" };
    const at = encodeURIComponent(new Date(now + index * MINUTE_MS).toISOString());
    return `/api/v1/availability?service=${code}&channel=counter&at=${at}`;
  });
  const measured = [
    [rates.services, ["/api/v1/services"], /"ways":\[/],
    [rates.question, asked, /"nextChange":/],
  ] as const;
  for (const [found, paths, expected] of measured) {
    const requests = paths.map((path) => ({ method: "GET" as const, path, host, cookie: "" }));
    const file = `${cluster.folder}/s10-availability.ndjson`;
    const sender = await startSender({ requests, file, port: api.port, cycle: true });
    try {
      await sender.run({ connections: CONNECTIONS, seconds: 30, most: WARM_UP });
      const { ops, bodies } = await sender.run({ connections: CONNECTIONS, lead: 1, seconds });
      for (const body of bodies) if (!expected.test(body)) throw new Error(`Not an answer: ${body.slice(0, 300)}`);
      found.push(ops / seconds);
    } finally {
      sender.stop();
    }
  }
}

/**
 * What the rule engine answers: alone, and behind `GET /services` and the public question, with 36 services, 3 sites and
 * histories of 20, 200 and 2,000 rules. The order of the histories turns with every repetition.
 */
export async function availabilityScenario(state: RunState) {
  const engine = new Map(HISTORIES.map((history) => [history, [] as { answers: number; compileMs: number }[]]));
  const http = new Map(HISTORIES.map((history) => [history, { services: [], question: [] } as Rates]));
  const offices = HISTORIES.map((history, index) => {
    const office = state.product.offices.at(-1 - index);
    if (!office) throw new Error("No office.");
    return { history, office };
  });
  for (const { history, office } of offices) await publish(state, office, history);
  // The compiler settles on code for all three before the first figure counts.
  for (let round = 0; round < 2; round++) for (const { history } of offices) engineRate(history, 0.5);
  for (let repetition = 0; repetition < state.repetitions; repetition++) {
    const turn = offices.map((_, index) => offices[(index + repetition) % offices.length]);
    for (const one of turn) {
      if (!one) continue;
      engine.get(one.history)?.push(engineRate(one.history, Math.min(2, state.seconds)));
      await measureOffice(state, one.office.host, http.get(one.history) ?? { services: [], question: [] });
    }
  }
  const rows = HISTORIES.map((history) => ({
    history,
    enginePerSecond: Math.round(median(engine.get(history)?.map(({ answers }) => answers) ?? [])),
    compileMs: Number(median(engine.get(history)?.map(({ compileMs }) => compileMs) ?? []).toFixed(1)),
    servicesPerSecond: Math.round(median(http.get(history)?.services ?? [])),
    questionPerSecond: Math.round(median(http.get(history)?.question ?? [])),
  }));
  const ratio = (of: "enginePerSecond" | "servicesPerSecond" | "questionPerSecond") =>
    (rows.at(-1)?.[of] ?? 0) / (rows[0]?.[of] || 1);
  return {
    name: "s10-availability",
    repetitions: state.repetitions,
    rows,
    ratios: {
      engine: ratio("enginePerSecond"),
      services: ratio("servicesPerSecond"),
      question: ratio("questionPerSecond"),
    },
  };
}
