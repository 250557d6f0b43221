import { hash } from 'node:crypto'
import { apiKeyOf } from '@mimamori/storage/staff/reads'
import type { RequestHandler } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sendProblem } from '../http/problem.ts'
import type { Office } from '../office.ts'

export const SCOPES = ['intake:write', 'effects:read'] as const
export type Scope = (typeof SCOPES)[number]
export type Caller = { readonly keyId: string; readonly scopes: readonly string[] }

/** Only this of an API key is stored. The key itself has 256 random bits, so a plain hash is enough. */
export const keyHash = (key: string): string => hash('sha256', key)

/** For how many milliseconds a key that was found in force is not asked for again: a busy server sends it all the time. */
const KNOWN_FOR = 1000

/** Keys in force by their hash, lately asked for keys from memory. A key that was not found is asked for every time. */
function keysInForce(office: Office) {
  type Key = NonNullable<Awaited<ReturnType<typeof apiKeyOf>>>
  const known = new Map<string, { readonly key: Key; readonly until: number }>()
  return async (secretHash: string): Promise<Key | null> => {
    const now = performance.now()
    const held = known.get(secretHash)
    if (held && held.until > now) return held.key
    const key = await apiKeyOf(office.desk.db, secretHash)
    if (key) known.set(secretHash, { key, until: now + KNOWN_FOR })
    else known.delete(secretHash)
    return key
  }
}

/** `Authorization: Bearer …` of the marketplace's servers, with a limit of requests a minute for each key. */
export function requireApiKey(office: Office): RequestHandler {
  const limit = new RateLimiterMemory({ points: office.settings.intakePerMinute, duration: 60 })
  const keyOf = keysInForce(office)
  return async (request, response, next) => {
    const [, secret] = /^Bearer ([\x21-\x7e]{20,200})$/.exec(request.headers.authorization ?? '') ?? []
    const key = secret ? await keyOf(keyHash(secret)) : null
    if (!key) {
      response.setHeader('www-authenticate', 'Bearer realm="mimamori intake"')
      return sendProblem(request, response, 'unauthorized')
    }
    try {
      await limit.consume(key.id)
    } catch (spent) {
      const waitMs = spent && typeof spent === 'object' && 'msBeforeNext' in spent ? Number(spent.msBeforeNext) : 1000
      response.setHeader('retry-after', Math.ceil(waitMs / 1000))
      return sendProblem(request, response, 'rate_limited')
    }
    const caller: Caller = { keyId: key.id, scopes: key.scopes }
    response.locals.caller = caller
    next()
  }
}
