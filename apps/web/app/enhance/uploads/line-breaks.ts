/** Longer than this no answer is waited for: the line is taken for dead. */
const STALLED_MS = 90_000;
/** The longest pause between two tries; the browser telling of a signal ends it earlier. */
const LONGEST_PAUSE_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;

/** A time to wait after some failures in a row, anywhere up to a bound that doubles ("full jitter"). */
export function pauseMs(failures: number, atLeastMs: number, random: number): number {
  const bound = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return Math.max(atLeastMs, 250 + random * bound);
}

/** A signal that fires when the browser says the line is gone, when nothing was heard for long, or with `outer`. */
export function brokenLine(outer: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const cut = () => controller.abort();
  const timer = setTimeout(cut, STALLED_MS);
  outer.addEventListener("abort", cut);
  window.addEventListener("offline", cut);
  if (outer.aborted) cut();
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      outer.removeEventListener("abort", cut);
      window.removeEventListener("offline", cut);
    },
  };
}

/** Waits for `ms`, or until the browser tells of a signal or the person looks at the page again; rejects with `outer`. */
export function pauseUntilBetter(ms: number, outer: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // Without a signal only the browser's word ends the wait, and once in a while a try: that word may be wrong.
    const timer = setTimeout(settle, navigator.onLine ? ms : LONGEST_PAUSE_MS);
    function settle(): void {
      clearTimeout(timer);
      outer.removeEventListener("abort", settle);
      window.removeEventListener("online", settle);
      document.removeEventListener("visibilitychange", seen);
      if (outer.aborted) reject(new DOMException("given up", "AbortError"));
      else resolve();
    }
    function seen(): void {
      if (document.visibilityState === "visible" && navigator.onLine) settle();
    }
    outer.addEventListener("abort", settle);
    window.addEventListener("online", settle);
    document.addEventListener("visibilitychange", seen);
    if (outer.aborted) settle();
  });
}
