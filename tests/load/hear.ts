import type { ChildProcess } from "node:child_process";

/** Waits for a process's next word of a kind; rejects when it ends instead. */
export function hear<W extends { readonly kind: string }, K extends W["kind"]>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<W, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const settled = () => {
      child.off("message", onWord);
      child.off("exit", onExit);
    };
    const onWord = (word: unknown) => {
      if ((word as W).kind !== kind) return;
      settled();
      resolve(word as Extract<W, { kind: K }>);
    };
    const onExit = () => {
      settled();
      reject(new Error(`A process of the run ended before it said "${kind}".`));
    };
    child.on("message", onWord);
    child.on("exit", onExit);
  });
}
