/** Something that goes on until it is stopped; `stop` resolves when the turn at hand has ended. */
export interface Repetition {
  stop(): Promise<void>;
}

/**
 * Calls `turn` again and again, never twice at once; each turn resolves to the milliseconds to wait before the next.
 * `turn` must not throw: a turn that does ends the process as an unhandled rejection.
 */
export function repeat(turn: () => Promise<number>): Repetition {
  let isStopping = false;
  let wake: () => void = () => undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      const waitMs = await turn();
      if (waitMs > 0 && !isStopping) await pause(waitMs);
    }
  };

  const running = loop();
  return {
    async stop() {
      isStopping = true;
      wake();
      await running;
    },
  };
}
