import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { RequestHandler } from 'express'
import { isIn, isPublic } from '../http/networks.ts'
import type { AppContext } from '../office.ts'

/** how often it is written down that they still come that way */
const WRITTEN_EVERY_MS = 60 * 60 * 1000

/**
 * Notice requests that come through a proxy of one's own that `MIMAMORI_TRUSTED_PROXIES` does not name: all its visitors
 * count as one address. Said once in the log, and written down for the doctor. What a stranger sends from a public
 * address is no proxy of one's own, whatever its headers say.
 */
export function noticeUntrustedProxy({ storage, clock, log, settings }: AppContext): RequestHandler {
  let said = false
  let writtenAt: number | null = null
  return ({ headers, socket: { remoteAddress: peer } }, _response, next) => {
    next()
    const passedOn = headers['x-forwarded-for'] ?? headers.forwarded
    if (passedOn === undefined || !peer || isPublic(peer) || isIn(peer, settings.trustedProxies)) return
    const line = 'requests come through a proxy that is not trusted, and all of its visitors count as one'
    if (!said) log.warn({ proxy: peer }, `${line}: name it in MIMAMORI_TRUSTED_PROXIES`)
    said = true
    const at = clock.now()
    if (writtenAt !== null && Date.parse(at) - writtenAt < WRITTEN_EVERY_MS) return
    writtenAt = Date.parse(at)
    const written = storage.write((tx) => record(tx, at, SYSTEM, { type: 'proxy.untrusted', peer }))
    written.catch((fault: unknown) => log.error({ err: fault }, 'a proxy that is not trusted was not written down'))
  }
}
