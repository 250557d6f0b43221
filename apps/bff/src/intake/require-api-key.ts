import { type ApiKeyScope, isKeyInForce } from '@mimamori/policy/api-keys/api-key-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { apiKeyByHash, hashApiKey, type StoredKey } from '@mimamori/storage/api-keys/api-key-reads'
import { record } from '@mimamori/storage/record-change'
import type { RequestHandler } from 'express'
import { bearerTokenOf } from '../http/bearer-token.ts'
import { networkOf } from '../http/network-of.ts'
import { sendProblem } from '../http/problem-answers.ts'
import { addressInLog, noteRefusedCall, type RefusedCall } from '../rpc/repeated-refusals.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createMinuteLimit } from '../runtime/minute-limit.ts'

/** The API key of a caller. */
export type IntakeCaller = { readonly keyId: string; readonly scopes: readonly ApiKeyScope[] }

/** how long a valid key is not read again: a busy server sends it all the time */
const CACHE_TTL_MS = 1000

/** the use of a key is stored at most this often */
const LAST_USED_INTERVAL_SECONDS = 60 * 60

/** Finds valid keys by their hash, recent ones in memory. An unknown key is looked up every time. */
function createKeyLookup(app: AppContext) {
  const cache = new Map<string, { readonly key: StoredKey; readonly until: number }>()

  /** Not awaited: a full disk must not make a valid key fail. */
  function recordUse({ id, lastUsedAt }: StoredKey, now: string): void {
    if (lastUsedAt !== null && plusSeconds(lastUsedAt, LAST_USED_INTERVAL_SECONDS) > now) return
    const noted = app.storage.write((tx) => record(tx, now, id, { type: 'api_key.used', id }))
    noted.catch((fault: unknown) => app.log.error({ err: fault }, 'api key: its use was not noted'))
  }

  return async (secret: string): Promise<{ readonly key: StoredKey | null; readonly ended?: StoredKey }> => {
    const secretHash = hashApiKey(secret)
    const now = app.clock.now()
    const cached = cache.get(secretHash)
    if (cached && cached.until > performance.now()) return foundOf(cached.key, now)
    const key = await apiKeyByHash(app.storage.db, secretHash)
    if (!key || !isKeyInForce(key, now)) {
      cache.delete(secretHash)
      return key ? foundOf(key, now) : { key: null }
    }
    cache.set(secretHash, { key, until: performance.now() + CACHE_TTL_MS })
    recordUse(key, now)
    return { key }
  }
}

const foundOf = (key: StoredKey, now: string) => (isKeyInForce(key, now) ? { key } : { key: null, ended: key })

type RefusedKey = Omit<Extract<RefusedCall, { type: 'api_key.refused' }>, 'type'>

/** Notes that a call was refused to an API key. That it cannot be noted keeps nobody from being refused. */
export async function noteRefusedKey(app: AppContext, refused: RefusedKey): Promise<void> {
  await noteRefusedCall(app, { type: 'api_key.refused', ...refused }).catch((fault: unknown) =>
    app.log.error({ err: fault }, 'api key: a refused call was not noted'),
  )
}

const SECRET = /^[\x21-\x7e]{20,200}$/

/**
 * Requires a valid `Authorization: Bearer …` of the marketplace's servers, and counts the request for the limit of its
 * key.
 */
export function requireApiKey(app: AppContext): RequestHandler {
  const countRequest = createMinuteLimit(app.settings.intakePerMinute)
  const keyOf = createKeyLookup(app)
  return async (request, response, next) => {
    const secret = bearerTokenOf(request)
    const { key, ended = null } = SECRET.test(secret) ? await keyOf(secret) : { key: null }
    if (!key) {
      const from = ended ? {} : { from: addressInLog(app, networkOf(request.ip ?? '')) }
      await noteRefusedKey(app, { keyId: ended?.id ?? null, why: ended ? 'ended' : 'unknown', ...from })
      response.setHeader('www-authenticate', 'Bearer realm="mimamori intake"')
      return sendProblem(request, response, 'unauthorized')
    }
    const waitSeconds = await countRequest(key.id)
    if (waitSeconds !== null) {
      await noteRefusedKey(app, { keyId: key.id, why: 'rate' })
      response.setHeader('retry-after', waitSeconds)
      return sendProblem(request, response, 'rate_limited')
    }
    const caller: IntakeCaller = { keyId: key.id, scopes: key.scopes }
    response.locals.caller = caller
    next()
  }
}
