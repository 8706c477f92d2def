import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A file of JSON lines that is only added to. Lines that wait are written together, in their order. */
export interface Journal {
  /** Puts a line at the end; it is in the file when `settled()` resolves. */
  write(line: unknown): void;
  /** Empties the file, after the lines before. */
  clear(): void;
  /** Takes no more lines, and resolves when those before are in the file: its folder may be gone after that. */
  close(): Promise<void>;
}

/**
 * Opens the journal of a file, whose folder is made. `lines` are those it starts with: what was read and is worth
 * keeping, so that the file does not grow over restarts.
 */
export function openJournal(file: string, lines: readonly unknown[]): Journal {
  mkdirSync(path.dirname(file), { recursive: true });
  let waiting: string[] = [];
  let isClosed = false;
  let writing = writeFile(file, lines.map(toLine).join(""));
  const flush = async (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    if (text !== "") await appendFile(file, text);
  };
  return {
    write(line) {
      if (isClosed) return;
      waiting.push(toLine(line));
      if (waiting.length === 1) writing = writing.then(flush);
    },
    clear() {
      if (isClosed) return;
      waiting = [];
      writing = writing.then(() => writeFile(file, ""));
    },
    async close() {
      isClosed = true;
      await writing;
    },
  };
}

/** The lines of a file; what a crash cut short is left out, and a file that is not there has none. */
export function readJournal(file: string): unknown[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line === "") return [];
      try {
        return [JSON.parse(line) as unknown];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        throw error;
      }
    });
}

function toLine(line: unknown): string {
  return `${JSON.stringify(line)}\n`;
}
