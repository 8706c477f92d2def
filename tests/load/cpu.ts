import fs from "node:fs";

/** Linux counts processor time for programs in hundredths of a second (USER_HZ), whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/** Processor seconds of one process: its own, and those of its children that have ended. */
interface ProcessTime {
  readonly own: number;
  readonly ended: number;
  readonly parent: number;
}

/** Processor seconds of the whole machine since it started. */
interface MachineTime {
  readonly busy: number;
  readonly stolen: number;
  readonly total: number;
}

/** Who used the processors between two readings, in processor seconds; rates are per wall second. */
export interface Usage {
  readonly seconds: number;
  readonly postgres: number;
  readonly server: number;
  readonly load: number;
  /** Cores used by strangers. */
  readonly others: number;
  /** Part of the machine's time that the host took away, 0 to 1. */
  readonly stolen: number;
}

/** The processes whose use is told apart; each counts with its threads. */
export interface Watched {
  readonly postmaster: number;
  readonly server?: readonly number[];
  readonly load?: readonly number[];
}

/** Undefined when the process has ended. */
function readProcess(pid: number): ProcessTime | undefined {
  let text: string;
  try {
    text = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The name in brackets may hold anything: fields are counted from its end (proc(5): state is field 3).
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const at = (field: number) => Number(fields[field - 3]) / TICKS_PER_SECOND;
  return { own: at(14) + at(15), ended: at(16) + at(17), parent: Number(fields[1]) };
}

function readMachine(): MachineTime {
  const line = fs.readFileSync("/proc/stat", "latin1").split("\n")[0] ?? "";
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, stolen = 0] = ticks;
  const busy = user + nice + system + irq + softirq;
  return {
    busy: busy / TICKS_PER_SECOND,
    stolen: stolen / TICKS_PER_SECOND,
    total: (busy + idle + wait + stolen) / TICKS_PER_SECOND,
  };
}

/** Seconds of a database server: postmaster, its living children, and those that have ended. */
function postgresTime(postmaster: number): number {
  const own = readProcess(postmaster);
  if (!own) return 0;
  let sum = own.own + own.ended;
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const child = readProcess(Number(name));
    if (child?.parent === postmaster) sum += child.own + child.ended;
  }
  return sum;
}

function sumOf(pids: readonly number[] = []): number {
  return pids.reduce((sum, pid) => sum + (readProcess(pid)?.own ?? 0), 0);
}

function read(watched: Watched) {
  return {
    at: performance.now() / 1000,
    machine: readMachine(),
    postgres: postgresTime(watched.postmaster),
    server: sumOf(watched.server),
    load: sumOf(watched.load),
    self: sumOf([process.pid]),
  };
}

/** Begins a reading; the function it answers ends it. Every watched process must live until then. */
export function meter(watched: Watched): () => Usage {
  const from = read(watched);
  return () => {
    const to = read(watched);
    const seconds = to.at - from.at;
    const postgres = to.postgres - from.postgres;
    const server = to.server - from.server;
    const load = to.load - from.load;
    const ours = postgres + server + load + (to.self - from.self);
    const total = to.machine.total - from.machine.total;
    return {
      seconds,
      postgres,
      server,
      load,
      others: Math.max(0, (to.machine.busy - from.machine.busy - ours) / seconds),
      stolen: total > 0 ? (to.machine.stolen - from.machine.stolen) / total : 0,
    };
  };
}
