/** The versions below which known holes are open (requirement DEP-1); `exclusive` says that the floor itself is open. */
export const FLOORS: readonly { name: string; version: string; exclusive?: boolean; why: string }[] = [
  { name: "hono", version: "4.13.5", why: "CVE-2026-44456, CVE-2026-24398, CVE-2026-47674 and the release after them" },
  { name: "react-router", version: "7.14.0", exclusive: true, why: "CVE-2026-22030, CVE-2026-40181" },
  { name: "kysely", version: "0.28.17", why: "CVE-2026-32763, CVE-2026-44635" },
];

function compareVersions(left: string, right: string): number {
  const numbers = (version: string) => version.split(/[-+]/)[0]?.split(".").map(Number) ?? [];
  const [a, b] = [numbers(left), numbers(right)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Every version of `name` that the lock file resolves. */
export function lockedVersions(lockFile: string, name: string): string[] {
  const entry = new RegExp(`^  '?${name.replace("/", "\\/")}@(\\d[^:('\\s]*)`, "gm");
  return [...new Set([...lockFile.matchAll(entry)].flatMap((match) => match[1] ?? []))];
}

/** Floors that the lock file does not reach; a package that it does not name at all is a fault too. */
export function findVersionsBelowFloor(lockFile: string): string[] {
  return FLOORS.flatMap(({ name, version, exclusive, why }) => {
    const versions = lockedVersions(lockFile, name);
    if (versions.length === 0) return [`${name} is not in the lock file`];
    return versions
      .filter((locked) => compareVersions(locked, version) < (exclusive ? 1 : 0))
      .map((locked) => `${name} ${locked} is below ${version}: ${why}`);
  });
}

/** Addresses in the lock file: an install must follow the machine's own registry settings. */
export function findHosts(lockFile: string): string[] {
  return lockFile.match(/https?:\/\/[^\s'"]+|tarball:\s*\S+|registry:\s*\S+/g) ?? [];
}
