import { createHmac } from "node:crypto";

const OF_API = ["MAIL_FROM", "MAIL_HOOK_KEY"];
const OF_WORKER = ["MAIL_FROM", "MAIL_RETURN_PATHS", "MAIL_DKIM_KEY", "MAIL_DKIM_SELECTOR"];

/** Those of the settings that are set. */
function pick(settings, names) {
  return Object.fromEntries(names.flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])));
}

/**
 * What api and worker are told of e-mail. In the demo the key of the door for returned mail follows from the
 * installation's secret and the simulator posts there; elsewhere it is given, and without one messages have no return path
 * of their own, because nobody would take what comes back.
 */
export function mailSettings({ given, internalSecret, isDemo }) {
  const demoKey = createHmac("sha256", internalSecret).update("mail hook of the demo").digest("base64url");
  const settings = isDemo ? { MAIL_HOOK_KEY: demoKey, ...given } : given;
  const hasDoor = Boolean(settings.MAIL_HOOK_KEY);
  return {
    api: pick(settings, OF_API),
    worker: pick({ MAIL_RETURN_PATHS: String(hasDoor), ...settings }, OF_WORKER),
  };
}

/** The settings of e-mail in an environment. */
export function readMailSettings(env) {
  return pick(env, [...new Set([...OF_API, ...OF_WORKER])]);
}
