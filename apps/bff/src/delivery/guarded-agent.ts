import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type IpRanges, isInRanges, isPublicAddress } from '../config/ip-ranges.ts'

/** Where an event would go is inside: a private, link-local, loopback or otherwise special address. */
class AddressNotPublicError extends Error {
  override readonly name = 'AddressNotPublicError'
  readonly code = 'address_not_public'
}

/** May a connection be made to this address? Public ones, and those of the networks that were allowed by name. */
export function isAddressAllowed(address: string, allowed: IpRanges): boolean {
  return isInRanges(address, allowed) || isPublicAddress(address)
}

/** Every address a name stands for is looked at, and the connection goes to one of just those: no second look-up. */
function createGuardedLookup(allowed: IpRanges, lookUp: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (fault, addresses) => {
      if (fault) return callback(fault, '')
      const open = addresses.filter(({ address }) => isAddressAllowed(address, allowed))
      const [first] = open
      if (!first || open.length < addresses.length) return callback(new AddressNotPublicError(hostname), '')
      if (options.all) return callback(null, open)
      callback(null, first.address, first.family)
    })
  }
}

/**
 * Connections that never lead inside: refused after the name was resolved, so that no name of somebody else's making can
 * point at the desk's own network. What is refused fails with the code `address_not_public`. `lookUp` resolves names.
 */
export function createGuardedAgent(allowed: IpRanges, lookUp: typeof lookup = lookup): Agent {
  const connect = buildConnector({ lookup: createGuardedLookup(allowed, lookUp) })
  return new Agent({
    connect(options, callback) {
      // a literal address is not looked up
      const host = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) !== 0 && !isAddressAllowed(host, allowed)) return callback(new AddressNotPublicError(host), null)
      connect(options, callback)
    },
  })
}
