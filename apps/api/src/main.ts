import { createLogger } from "@gerai/foundation/logger";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { intakeLimits, readConfig } from "./config.ts";
import { createResources } from "./resources.ts";

const logger = createLogger("api");
const config = readConfig();
const resources = await createResources(config, logger);
const server = serve(
  { fetch: createApp(resources, intakeLimits(config)).fetch, hostname: config.API_HOST, port: config.API_PORT },
  (address) => {
    logger.info("listening", { port: address.port });
    process.send?.({ ready: true, address: `http://${config.API_HOST}:${address.port}` });
  },
);

/** Stops taking requests, lets running ones end, then closes the pool. */
function stop(): void {
  server.close(() => {
    Promise.all([resources.database, resources.ports.reports].map(({ pool }) => pool.end({ timeout: 5 }))).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
