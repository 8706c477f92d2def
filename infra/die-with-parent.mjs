// Loaded with --import into every process that infra starts with an ipc slot: when the parent is gone, by whatever
// signal, the channel closes and this process goes too, so that nothing is left to block the next start.
import process from "node:process";

const GRACE_MS = 2_000;

if (process.channel) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // A listener for "disconnect" would keep the process alive by itself.
  process.channel.unref();
}
