import { systemClock } from "@gerai/foundation/clock";
import { ConfigError } from "@gerai/foundation/env";
import { createLogger } from "@gerai/foundation/logger";
import { serve } from "@hono/node-server";
import { createSimulatorApp } from "./app.ts";
import { readConfig, type SimulatorConfig } from "./config.ts";

const HOST = "127.0.0.1";

async function run(config: SimulatorConfig): Promise<void> {
  const logger = createLogger("simulator");
  const { http, smtp } = createSimulatorApp({ dataFolder: config.dataFolder, clock: systemClock, logger });
  const smtpPort = await smtp.listen(config.smtpPort);
  const server = serve({ fetch: http.fetch, port: config.port, hostname: HOST }, ({ port }) => {
    logger.info("the simulator listens", { port, address: `${HOST}:${smtpPort}` });
    process.send?.({ ready: true, address: `http://${HOST}:${port}`, smtpPort });
  });
  const stop = () => {
    server.close();
    void smtp.close().then(() => process.exit(0));
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
