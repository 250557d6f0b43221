import ipaddr from 'ipaddr.js'

/** Ranges of addresses, such as `10.1.2.0/24`. */
export type IpRanges = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[]

/** `10.1.2.0/24, ::1/128` → ranges. Throws on what is none. */
export const parseIpRanges = (list: string): IpRanges =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => ipaddr.parseCIDR(each))

/** Does the address lie in one of the ranges? An IPv4 address written as an IPv6 one is the same address. */
export function isInRanges(address: string, networks: IpRanges): boolean {
  // a forwarding header may hold anything
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  // an address of another kind cannot be compared with a range
  return networks.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits))
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', '[::1]', 'localhost']

/** Is this, as a setting or a URL has it, a host that only this machine reaches? */
export const isLoopbackHost = (host: string): boolean => LOOPBACK_HOSTS.includes(host)

/** Is it an address anybody could have: neither private nor local nor set aside for something? */
export const isPublicAddress = (address: string): boolean => ipaddr.process(address).range() === 'unicast'
