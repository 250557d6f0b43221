import ipaddr from 'ipaddr.js'

/** What attempts of an address are counted for: an IPv4 address, or the /64 network of IPv6, which one customer has alone. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString()
}
