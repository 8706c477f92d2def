import { argon2Sync } from "node:crypto";
import { expect, test } from "vitest";
import { checkPassword, hashPassword } from "./passwords.ts";

test("a hash is argon2id with OWASP's smallest cost or more and a salt of its own", async () => {
  const [one, two] = await Promise.all([hashPassword("kucing putih tidur"), hashPassword("kucing putih tidur")]);
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(one) ?? [];
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
  expect(Number(passes)).toBeGreaterThanOrEqual(2);
  expect(one).not.toBe(two);
  expect(await checkPassword("kucing putih tidur", one)).toEqual({ isRight: true, isOutdated: false });
  expect((await checkPassword("kucing putih tidu", one)).isRight).toBe(false);
});

test("the same letters in another Unicode form are the same password", async () => {
  const stored = await hashPassword("café di tepi sungai".normalize("NFD"));
  expect((await checkPassword("café di tepi sungai".normalize("NFC"), stored)).isRight).toBe(true);
});

test("an older cost is still understood and asks for a new hash", async () => {
  const nonce = Buffer.alloc(16, 9);
  const tag = argon2Sync("argon2id", {
    ...{ message: "lama sekali", nonce, parallelism: 1, tagLength: 32, memory: 4096, passes: 1 },
  });
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  const stored = `$argon2id$v=19$m=4096,t=1,p=1$${text(nonce)}$${text(tag)}`;
  expect(await checkPassword("lama sekali", stored)).toEqual({ isRight: true, isOutdated: true });
});

test("nobody's password is never right", async () => {
  expect((await checkPassword("", undefined)).isRight).toBe(false);
  expect((await checkPassword("kucing putih tidur", undefined)).isRight).toBe(false);
});

test("a flood of hashes is turned away with 503 and those admitted are all answered", async () => {
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => checkPassword("x", undefined)));
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(100 - 4 - 64);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "kernel.busy", status: 503 });
  expect((await checkPassword("x", undefined)).isRight).toBe(false);
});
