import { Worker } from "node:worker_threads";
import type { PdfJobs, PdfReply, PdfRequest } from "./pdf-jobs.ts";

/** Runs PDF work away from the event loop. */
export interface PdfThread {
  /** Does one job; jobs wait for each other. Rejects when the job fails, takes too long or brings the thread down. */
  run<Name extends keyof PdfJobs>(name: Name, input: PdfJobs[Name]["input"]): Promise<PdfJobs[Name]["output"]>;
}

/** WebAssembly memory only grows; a fresh thread now and then gives it back. */
const jobsPerThread = 200;
const heapMiB = 512;

/**
 * A thread for hostile PDFs: pdf-lib and pdfium work without yielding, so only another thread can be stopped. It starts
 * at the first job, without the environment of the process, is ended when a job exceeds `timeoutMs` (the next job gets a
 * new one), and does not keep an idle process alive.
 */
export function createPdfThread(timeoutMs: number): PdfThread {
  let worker: Worker | undefined;
  let jobsDone = 0;
  let last: Promise<unknown> = Promise.resolve();

  const drop = () => {
    const dropped = worker;
    worker = undefined;
    jobsDone = 0;
    // Ending a thread cannot fail in a way that anyone could act upon; the next job starts a new one in any case.
    void dropped?.terminate();
  };

  const runNow = async (request: PdfRequest): Promise<unknown> => {
    if (jobsDone >= jobsPerThread) drop();
    worker ??= startWorker((ended) => {
      if (worker === ended) drop();
    });
    jobsDone += 1;
    try {
      return await exchange(worker, request, timeoutMs);
    } catch (error) {
      if (!(error instanceof PdfJobFailed)) drop();
      throw error;
    }
  };

  return {
    run(name, input) {
      const request = { name, input } as PdfRequest;
      const result = last.then(() => runNow(request));
      last = result.catch(() => undefined);
      return result as Promise<PdfJobs[typeof name]["output"]>;
    },
  };
}

/** The job itself failed; the thread is well. The message is the kind of error, never content of the file. */
class PdfJobFailed extends Error {}

function startWorker(onEnd: (worker: Worker) => void): Worker {
  const worker = new Worker(new URL("./pdf.worker.ts", import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  // A thread may also fall between two jobs (out of memory); without a listener its error would end the process.
  worker.on("error", () => onEnd(worker)).on("exit", () => onEnd(worker));
  worker.unref();
  return worker;
}

function exchange(worker: Worker, request: PdfRequest, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      worker.unref();
      finish();
    };
    const onMessage = (reply: PdfReply) =>
      settle(() => (reply.done ? resolve(reply.output) : reject(new PdfJobFailed(reply.failure))));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("the PDF thread ended during a job")));
    const onTimeout = () => settle(() => reject(new Error(`PDF job took longer than ${timeoutMs} ms`)));
    const timer = setTimeout(onTimeout, timeoutMs);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.ref();
    worker.postMessage(request);
  });
}
