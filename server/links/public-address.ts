import { BlockList, isIP } from "node:net";

/** Networks of IPv4 that are nobody's on the web: one's own, private, shared, link-local, examples, multicast, reserved (IANA's special purposes). */
const INSIDE: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
/** Within the global half of IPv6: tunnels, which lead to any address of IPv4, benchmarks and examples. */
const INSIDE_6: typeof INSIDE = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const inside = new BlockList();
for (const [network, prefix] of INSIDE) inside.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of INSIDE_6) inside.addSubnet(network, prefix, "ipv6");
const global = new BlockList();
// Of IPv6 only what is given out: loopback, mapped IPv4, unique local, link-local and multicast lie outside of it.
global.addSubnet("2000::", 3, "ipv6");

/** ที่อยู่สาธารณะ — whether an IP address belongs to a machine on the web, and not to the network that the house stands in. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, "ipv4");
  return family === 6 && global.check(address, "ipv6") && !inside.check(address, "ipv6");
}
