import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type IpRanges, isInRanges, isPublicAddress } from '../config/ip-ranges.ts'

/** The event would go to an internal address: private, link-local, loopback or reserved. */
class AddressNotPublicError extends Error {
  override readonly name = 'AddressNotPublicError'
  readonly code = 'address_not_public'
}

/** May a connection be made to this address? Public ones, and those of the networks that are allowed by setting. */
export function isAddressAllowed(address: string, allowed: IpRanges): boolean {
  return isInRanges(address, allowed) || isPublicAddress(address)
}

/**
 * A DNS lookup that fails unless all addresses of the name are allowed. The connection uses one of these, without a
 * second lookup.
 */
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
 * An HTTP agent that never connects to internal addresses. They are refused after the name was resolved, so that no
 * foreign name can point at the desk's network. Fails with the code `address_not_public`. `lookUp` resolves names.
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
