import { createLogger } from "@gerai/foundation/logger";
import { createWorkerApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { createWorkerResources } from "./resources.ts";

const logger = createLogger("worker");
const app = createWorkerApp(await createWorkerResources(readConfig(), logger));

/** Ends what runs, then the process; a second signal does not wait. */
function stop(): void {
  app.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error("the worker did not stop cleanly", { error });
      process.exit(1);
    },
  );
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

await app.start();
logger.info("taking jobs");
process.send?.({ ready: true });
