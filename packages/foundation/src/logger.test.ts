import { expect, test } from "vitest";
import { createLogger, scrub } from "./logger.ts";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger("test", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("a log line carries allowed fields only", () => {
  const line = logged((logger) =>
    logger.info("request", { route: "/office", name: "Melati Rekaan", body: { nik: "1" } }),
  );
  expect(line).toContain("/office");
  expect(line).not.toMatch(/Melati|body|nik/);
});

test.each([
  "6474011205909001",
  "+6281200009001",
  "0812-0000-9001",
  "warga@contoh.example",
  "abcdefghijklmnopqrstuvwx27",
])("%s does not pass in a message, a field, an error or its stack", (secret) => {
  const line = logged((logger) =>
    logger.error(`x ${secret} y`, { reason: secret, error: new Error(`bad ${secret} here`) }),
  );
  expect(line).not.toContain(secret);
  expect(scrub(`x ${secret} y`)).not.toContain(secret);
});

test("line feeds and escapes of a message stay inside its line", () => {
  expect(
    logged((logger) => logger.warn("a\nb\u001b[31m"))
      .trim()
      .split("\n"),
  ).toHaveLength(1);
});
