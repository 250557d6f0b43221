import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { RequestHandler } from 'express'
import { isInRanges, isPublicAddress } from '../config/ip-ranges.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** how often it is stored that there still are such requests */
const RECORD_INTERVAL_MS = 60 * 60 * 1000

/**
 * Notices requests through a proxy of the operator's that `MIMAMORI_TRUSTED_PROXIES` does not name: all its visitors
 * count as one address. Logged once, and stored for the doctor. A stranger at a public address is no such proxy,
 * whatever its headers say.
 */
export function warnOfUntrustedProxy({ storage, clock, log, settings }: AppContext): RequestHandler {
  let warned = false
  let recordedAt: number | null = null
  return ({ headers, socket: { remoteAddress: peer } }, _response, next) => {
    next()
    const forwarded = headers['x-forwarded-for'] ?? headers.forwarded
    if (forwarded === undefined || !peer || isPublicAddress(peer) || isInRanges(peer, settings.trustedProxies)) return
    const line = 'requests come through a proxy that is not trusted, and all of its visitors count as one'
    if (!warned) log.warn({ proxy: peer }, `${line}: name it in MIMAMORI_TRUSTED_PROXIES`)
    warned = true
    const at = clock.now()
    if (recordedAt !== null && Date.parse(at) - recordedAt < RECORD_INTERVAL_MS) return
    recordedAt = Date.parse(at)
    const written = storage.write((tx) => record(tx, at, SYSTEM, { type: 'proxy.untrusted', peer }))
    written.catch((fault: unknown) => log.error({ err: fault }, 'a proxy that is not trusted was not written down'))
  }
}
