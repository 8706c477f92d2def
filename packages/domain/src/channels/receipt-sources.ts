import { BlockList, isIP } from "node:net";

/** Whether an address is one of `sources` or lies in a network of theirs (CIDR); anywhere will do where none is given. */
export function isAllowedSource(sources: readonly string[], address: string): boolean {
  if (sources.length === 0) return true;
  const familyOf = (text: string) => (isIP(text) === 6 ? "ipv6" : "ipv4");
  const allowed = new BlockList();
  for (const source of sources) {
    const [network = "", bits] = source.split("/");
    if (bits === undefined) allowed.addAddress(network, familyOf(network));
    else allowed.addSubnet(network, Number(bits), familyOf(network));
  }
  return isIP(address) !== 0 && allowed.check(address, familyOf(address));
}
