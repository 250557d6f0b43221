import { isKeyInForce } from '@mimamori/policy/api-keys/api-key-rules'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { allApiKeys } from '@mimamori/storage/api-keys/api-key-reads'
import { signedHeads } from '@mimamori/storage/audit/audit-reads'
import { oldestEntryAfter, streamPosition } from '@mimamori/storage/audit/audit-stream-position'
import { verifyTail } from '@mimamori/storage/audit/audit-tail'
import { endpointDisabledAt, outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { everyPerson } from '@mimamori/storage/people/person-reads'
import { untrustedProxySeen } from '@mimamori/storage/proxies/proxy-reads'
import { sealFingerprint } from '@mimamori/storage/seal/seal-reads'
import { readOwnHeads } from '../../audit/audit-heads-file.ts'
import { loadAuditKey } from '../../audit/audit-key.ts'
import { isInRanges } from '../../config/ip-ranges.ts'
import { findReturned, readErasedMembers } from '../../erasure/erased-members-file.ts'
import { isDemo } from '../../startup/demo-database.ts'
import { type Check, fail, pass, warn } from './doctor-finding.ts'

/** an API key not used for 90 days is idle */
const IDLE_KEY_SECONDS = 90 * 24 * 60 * 60
/** a receiver that is away for a moment, or a desk that was stopped, may lag this much */
const MAX_LAG_SECONDS = 15 * 60

/** a proxy that was not seen for a day is not in use */
const PROXY_MEMORY_SECONDS = 24 * 60 * 60

/** Checks of what is in the database. */
export const STORAGE_CHECKS: readonly Check[] = [
  {
    id: 'schema',
    async run({ storage }) {
      return (await storage.isCurrent())
        ? pass('the database is up to date')
        : fail('the database is from another version: start the desk once to upgrade it')
    },
  },
  {
    id: 'seal',
    async run({ storage }) {
      const known = await sealFingerprint(storage.db)
      if (known === null) return pass('nothing sealed yet')
      return known === storage.vault.fingerprint
        ? pass('the personal key opens what is sealed')
        : fail("the personal key doesn't match the database")
    },
  },
  {
    id: 'demo',
    async run({ storage, settings: { demo } }) {
      if (!(await isDemo(storage.db)))
        return demo
          ? warn('the database is no demo, but MIMAMORI_DEMO=1 turns it into one as long as it has no cases')
          : pass('the database is no demo')
      return demo
        ? warn('this is a demo: its passwords are public')
        : fail("the database holds a demo, which can't be used as a real desk: take another")
    },
  },
  {
    id: 'proxy',
    async run({ storage, clock, settings: { trustedProxies } }) {
      const seen = await untrustedProxySeen(storage.db)
      if (!seen || isInRanges(seen.peer, trustedProxies) || plusSeconds(seen.at, PROXY_MEMORY_SECONDS) < clock.now())
        return pass('no requests through untrusted proxies')
      return fail(
        `requests come through an untrusted proxy at ${seen.peer}, so all its visitors count as one: add it to MIMAMORI_TRUSTED_PROXIES`,
      )
    },
  },
  {
    id: 'audit',
    async run({ storage }) {
      const { entries, firstBad } = await verifyTail(storage)
      return firstBad === null
        ? pass(`the newest ${entries} audit log entries are intact; mimamori audit verify checks all of them`)
        : fail(`the audit log fails verification from entry ${firstBad} on: run mimamori audit verify`)
    },
  },
  {
    id: 'heads',
    async run({ storage, clock, settings: { audit } }) {
      const newest = (await signedHeads(storage.db)).findLast(({ at }) => !isInTheFuture(at, clock.now()))
      if (!newest) return warn("the audit log isn't signed yet: start the desk or run mimamori audit sign")
      const { heads, flaws } = readOwnHeads(audit.headsFile)
      if (flaws.length > 0) return fail(`${audit.headsFile} has unreadable lines: run mimamori audit verify`)
      if (heads.some(({ id }) => id === newest.id))
        return pass(`the newest signed head (${newest.at}) is in ${audit.headsFile}`)
      if (heads.length === 0)
        return fail(
          `${audit.headsFile} has none of the signed heads in the database: was the desk restored here without it? Bring it from the desk before`,
        )
      return fail(
        `the newest signed head (${newest.at}) is missing from ${audit.headsFile}: check that the file is writable`,
      )
    },
  },
  {
    id: 'audit-key',
    async run({ storage, settings }) {
      const newest = (await signedHeads(storage.db)).at(-1)
      if (!newest) return pass('no head is signed yet')
      const key = loadAuditKey(settings)
      if (key?.keyId === newest.keyId) return pass('the audit key is the one that signed the newest head')
      return fail(
        `${key ? 'another audit key than this one' : 'an audit key that is not here'} signed the newest head: bring audit.key from the desk before, or add its public key to MIMAMORI_AUDIT_TRUSTED`,
      )
    },
  },
  {
    id: 'learning',
    async run({ storage, settings: { model } }) {
      if (model === 'off') return pass('no detection model is trained: MIMAMORI_MODEL is off')
      const last = await lastRefitAttempt(storage.db)
      if (last === null) return pass('no detection model trained yet')
      if (last.failure !== null)
        return warn(
          `training a detection model failed (${last.startedAt}): ${last.failure}; the desk runs on as before`,
        )
      const memory = last.peakMb === null ? '' : `, with ${last.peakMb} MB of memory`
      return pass(
        last.endedAt === null
          ? `a detection model is in training since ${last.startedAt}`
          : `a detection model was last trained at ${last.endedAt}${memory}`,
      )
    },
  },
  {
    id: 'erasures',
    async run(app) {
      const returned = await findReturned(app, readErasedMembers(app.settings))
      return returned.length === 0
        ? pass('no erased member is back')
        : fail(
            `erased before a restore and back since: ${returned.map(({ memberId }) => memberId).join(', ')}; run mimamori erase for each`,
          )
    },
  },
  {
    id: 'second-place',
    async run({ storage, clock, settings: { audit } }) {
      if (audit.stream === null)
        return warn('the audit log is only on this machine: set MIMAMORI_AUDIT_STREAM to copy it elsewhere')
      const { reach } = await streamPosition(storage.db, audit.stream.url)
      const oldest = await oldestEntryAfter(storage, reach)
      return oldest === null || plusSeconds(oldest, MAX_LAG_SECONDS) > clock.now()
        ? pass('the audit log copy is up to date')
        : fail(`the audit log hasn't been copied since ${oldest}`)
    },
  },
  {
    id: 'deliveries',
    async run({ storage, settings: { webhook } }) {
      if (webhook && (await endpointDisabledAt(storage.db, webhook.url)))
        return fail('the marketplace answered 410, so delivery stopped: run mimamori delivery enable')
      const { dead = 0, retrying = 0 } = await outgoingCounts(storage.db)
      if (dead > 0) return fail(`failed events: ${dead}; run mimamori delivery redeliver`)
      return retrying > 0 ? warn(`events being retried: ${retrying}`) : pass('no events waiting for a retry')
    },
  },
  {
    id: 'admins',
    async run({ storage }) {
      const admins = (await everyPerson(storage.db)).filter(
        ({ role, disabledAt, hasJoined }) => role === 'admin' && !disabledAt && hasJoined,
      )
      if (admins.length === 0) return fail('no admin yet: run mimamori admin create')
      return admins.length === 1
        ? warn('only one admin: if they lose access, someone has to run mimamori staff invite on the server')
        : pass(`admins: ${admins.length}`)
    },
  },
  {
    id: 'factors',
    async run({ storage, settings: { demo } }) {
      const without = (await everyPerson(storage.db)).filter(
        ({ disabledAt, hasJoined, factors }) => !disabledAt && hasJoined && !factors,
      )
      if (without.length === 0) return pass('everyone has a second factor')
      const grade = demo ? warn : fail
      return grade(`without a second factor: ${without.map(({ login }) => login).join(', ')}`)
    },
  },
  {
    id: 'api-keys',
    async run({ storage, clock }) {
      const now = clock.now()
      const keys = (await allApiKeys(storage.db)).filter((key) => isKeyInForce(key, now))
      const since = plusSeconds(now, -IDLE_KEY_SECONDS)
      const idle = keys.filter(({ lastUsedAt, createdAt }) => (lastUsedAt ?? createdAt) < since)
      return idle.length === 0
        ? pass(`in force: ${keys.length}`)
        : warn(`not used for 90 days: ${idle.map(({ name }) => name).join(', ')}; consider mimamori key revoke`)
    },
  },
]
