import { lookup as lookUp } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type IpRanges, isInRanges, isPublicAddress } from '../config/ip-ranges.ts'

/** Where an event would go is inside: a private, link-local, loopback or otherwise special address. */
class NotPublic extends Error {
  override readonly name = 'NotPublic'
  readonly code = 'address_not_public'
}

/** May a connection be made to this address? Public ones, and those of the networks that were allowed by name. */
export function mayReach(address: string, allowed: IpRanges): boolean {
  return isInRanges(address, allowed) || isPublicAddress(address)
}

/** Every address a name stands for is looked at, and the connection goes to one of just those: no second look-up. */
function guardedLookup(allowed: IpRanges): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (fault, addresses) => {
      if (fault) return callback(fault, '')
      const open = addresses.filter(({ address }) => mayReach(address, allowed))
      const [first] = open
      if (!first || open.length < addresses.length) return callback(new NotPublic(hostname), '')
      if (options.all) return callback(null, open)
      callback(null, first.address, first.family)
    })
  }
}

/**
 * Connections that never lead inside: refused after the name was resolved, so that no name of somebody else's making can
 * point at the desk's own network. What is refused fails with the code `address_not_public`.
 */
export function guardedAgent(allowed: IpRanges): Agent {
  const connect = buildConnector({ lookup: guardedLookup(allowed) })
  return new Agent({
    connect(options, callback) {
      // a literal address is not looked up
      const host = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) !== 0 && !mayReach(host, allowed)) return callback(new NotPublic(host), null)
      connect(options, callback)
    },
  })
}
