import { systemClock } from "@gerai/foundation/clock";
import { ConfigError } from "@gerai/foundation/env";
import { createLogger } from "@gerai/foundation/logger";
import { serve } from "@hono/node-server";
import { createSimulatorApp } from "./app.ts";
import { readConfig, type SimulatorConfig } from "./config.ts";

const HOST = "127.0.0.1";
const BEAT_MS = 200;

async function run(config: SimulatorConfig): Promise<void> {
  const logger = createLogger("simulator");
  const simulator = createSimulatorApp({ dataFolder: config.dataFolder, clock: systemClock, logger });
  const { http, smtp, world } = simulator;
  // Webhooks that wait for later: a delay, company, another attempt.
  const beat = setInterval(() => void world.courier.tick(), BEAT_MS);
  const smtpPort = await smtp.listen(config.smtpPort);
  const server = serve({ fetch: http.fetch, port: config.port, hostname: HOST }, ({ port }) => {
    logger.info("the simulator listens", { port, address: `${HOST}:${smtpPort}` });
    process.send?.({ ready: true, address: `http://${HOST}:${port}`, smtpPort });
  });
  const stop = () => {
    clearInterval(beat);
    server.close();
    void simulator.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

try {
  await run(readConfig());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
