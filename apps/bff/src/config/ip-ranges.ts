import ipaddr from 'ipaddr.js'

/** Ranges of IP addresses, as pairs of an address and a prefix length. */
export type IpRanges = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[]

/** `10.1.2.0/24, ::1/128` as ranges. Throws for a part that is no range. */
export const parseIpRanges = (list: string): IpRanges =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => ipaddr.parseCIDR(each))

/** Is the address in one of the ranges? An IPv4 address mapped to IPv6 counts as IPv4. */
export function isInRanges(address: string, networks: IpRanges): boolean {
  // a forwarding header may hold anything
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  // IPv4 and IPv6 cannot be compared
  return networks.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits))
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', '[::1]', 'localhost']

/** Is this a host, as in a setting or a URL, that only this machine can reach? */
export const isLoopbackHost = (host: string): boolean => LOOPBACK_HOSTS.includes(host)

/** what is routed worldwide; outside of it lie, among others, forms of IPv4 addresses that some systems translate */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Is it a public address: not private, local or reserved? */
export function isPublicAddress(address: string): boolean {
  const ip = ipaddr.process(address)
  return ip.range() === 'unicast' && (ip instanceof ipaddr.IPv4 || ip.match(GLOBAL_IPV6))
}
