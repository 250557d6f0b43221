import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { record } from '../record-change.ts'
import type { Storage } from '../storage.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { genesisHash, hashOverHeads, linkHash } from './audit-chain.ts'
import { verifyChain } from './audit-chain-verification.ts'
import { auditPage, newestHeads, signedHeads } from './audit-reads.ts'
import { deriveAuditKey, headText, type SignedHead, trustedKeysFrom } from './signed-head.ts'

const AT = '2026-11-24T01:00:00.000Z'
const KEY = deriveAuditKey(new Uint8Array(32).fill(7))
const TRUSTED = trustedKeysFrom([KEY.publicKey])

let testStorage: TestStorage
let storage: Storage
/** what the desk sent away or wrote to another disk */
let elsewhere: SignedHead[]

const refused = (n: number) => ({ type: 'session.refused', staffId: `person-${n}`, why: 'password' }) as const

/** Entries one after another: on every engine they are one lane's. */
async function entries(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) await storage.write((tx) => record(tx, AT, 'system', refused(n)))
}

async function signNow(key = KEY): Promise<SignedHead> {
  const lanes = await newestHeads(storage)
  const head = { at: AT, lanes, head: hashOverHeads(lanes.map((lane) => lane.hash)), keyId: key.keyId }
  const signed: SignedHead = { ...head, id: newId(AT), why: 'asked', signature: key.sign(head) }
  await storage.write((tx) => record(tx, AT, 'system', { type: 'audit.head_signed', head: signed, sent: false }))
  elsewhere.push(signed)
  return signed
}

const DROPPED = {
  sqlite: 'DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete',
  postgres: 'DROP TRIGGER audit_append_only ON audit',
}

const rows = async () => (await auditPage(storage.db, { limit: 100 })).reverse()
const status = async (heads: readonly SignedHead[]) => await verifyChain(storage, { heads, trusted: TRUSTED })
const kept = async () => await status([...(await signedHeads(storage.db)), ...elsewhere])

/** Write rows anew from the one with this place on, each hash right again: what somebody does who knows how. */
async function rewriteFrom(index: number): Promise<void> {
  const all = await rows()
  let previous = all[index - 1]?.hash ?? genesisHash(1)
  for (const row of all.slice(index)) {
    const changed = { ...row, detail: row.detail.replace('password', 'unknown') }
    previous = linkHash(previous, changed)
    await testStorage.runSql(
      `UPDATE audit SET detail = '${changed.detail}', hash = '${previous}' WHERE seq = ${row.seq}`,
    )
  }
}

/** What tampering is reported as; `after` is left to each test. */
const named = async (flaw: Partial<ChainFlaw>) => {
  const found = await kept()
  expect(found).toMatchObject({ ok: false, ...('seq' in flaw ? { firstBad: flaw.seq } : {}) })
  expect(found.ok ? [] : found.flaws[0]).toMatchObject(flaw)
}

let seqs: number[]

beforeEach(async () => {
  testStorage = await openTestStorage()
  storage = testStorage.storage
  elsewhere = []
  // 1 to 6, a signed head over them, its own entry as the 7th, and 8 to 10
  await entries(1, 6)
  await signNow()
  await entries(8, 10)
  seqs = (await rows()).map(({ seq }) => seq)
  await testStorage.runSql(DROPPED[storage.engine])
})
afterEach(() => testStorage.close())

const seq = (n: number): number => seqs[n - 1] ?? 0

test('a log nobody touched verifies, and the newest head answers for what was there when it was signed', async () => {
  expect(await kept()).toMatchObject({ ok: true, entries: 10, signed: { at: AT, entries: 6, heads: 1 } })
})

test('an entry that was changed', async () => {
  await testStorage.runSql(`UPDATE audit SET detail = '{}' WHERE seq = ${seq(3)}`)
  await named({ what: 'altered', seq: seq(3), after: seq(2) })
})

test('two entries that changed places', async () => {
  await testStorage.runSql(`UPDATE audit SET seq = 9002 WHERE seq = ${seq(2)}`)
  await testStorage.runSql(`UPDATE audit SET seq = ${seq(2)} WHERE seq = ${seq(3)}`)
  await testStorage.runSql(`UPDATE audit SET seq = ${seq(3)} WHERE seq = 9002`)
  await named({ what: 'altered', seq: seq(2), after: seq(1) })
})

test('an entry that was taken out of the middle', async () => {
  await testStorage.runSql(`DELETE FROM audit WHERE seq = ${seq(4)}`)
  await named({ what: 'altered', seq: seq(5), after: seq(3) })
})

test('entries that were taken off the end, together with what was signed here: the heads elsewhere know', async () => {
  await testStorage.runSql(`DELETE FROM audit WHERE seq >= ${seq(5)}`)
  await testStorage.runSql('DELETE FROM chain_heads')
  expect(await status(await signedHeads(storage.db))).toMatchObject({ ok: true, entries: 4, signed: null })
  await named({ what: 'missing', seq: seq(6), after: seq(4), signedAt: AT })
})

test('an entry that was put in', async () => {
  const copied = 'at, actor_id, action, subject_type, subject_id, detail, hash, lane'
  await testStorage.runSql(`UPDATE audit SET seq = seq + 9000 WHERE seq >= ${seq(4)}`)
  await testStorage.runSql(`INSERT INTO audit SELECT ${seq(4)}, ${copied} FROM audit WHERE seq = ${seq(2)}`)
  await named({ what: 'altered', seq: seq(4), after: seq(3) })
})

test('an old state that was put back, as a backup is, and written on: the heads elsewhere know', async () => {
  const hashes = (await rows()).map(({ hash }) => hash)
  await testStorage.runSql(`DELETE FROM audit WHERE seq >= ${seq(4)}`)
  await testStorage.runSql('DELETE FROM chain_heads')
  let previous = hashes[2] ?? ''
  for (const n of [4, 5, 6, 7]) {
    const [action, type, detail] = ['session.refused', 'staff', '{"why":"unknown"}']
    const link = { seq: seq(n), at: AT, actorId: 'system', action, subjectType: type, subjectId: 'x', detail }
    previous = linkHash(previous, link)
    const lane = (await rows())[0]?.lane
    const values = `${seq(n)}, '${AT}', 'system', '${action}', '${type}', 'x', '${detail}', '${previous}', ${lane}`
    await testStorage.runSql(
      `INSERT INTO audit (seq, at, actor_id, action, subject_type, subject_id, detail, hash, lane) VALUES (${values})`,
    )
  }
  expect(await status(await signedHeads(storage.db))).toMatchObject({ ok: true, entries: 7 })
  await named({ what: 'rewritten', seq: seq(6), after: 0, signedAt: AT })
})

test('a log written anew from one entry on, every hash right: the signed head does not fit any more', async () => {
  await rewriteFrom(3)
  expect(await status([])).toMatchObject({ ok: true, entries: 10 })
  await named({ what: 'rewritten', seq: seq(6), after: 0, signedAt: AT })
})

test('what was written anew lies behind the last head that still fits', async () => {
  const second = await signNow()
  await rewriteFrom(8)
  await named({ what: 'rewritten', seq: second.lanes[0]?.seq ?? 0, after: seq(6) })
})

test('a signed head that was changed, or that a stranger signed, is named and not believed', async () => {
  const [head] = elsewhere as [SignedHead]
  const changed = { ...head, lanes: head.lanes.map((lane) => ({ ...lane, hash: '0'.repeat(64) })) }
  const strangers = deriveAuditKey(new Uint8Array(32).fill(8))
  const forged = { ...head, keyId: strangers.keyId }
  const heads = [changed, { ...forged, signature: strangers.sign(forged) }, { ...head, signature: '' }]
  expect(await status(heads)).toMatchObject({
    ok: false,
    firstBad: null,
    flaws: [{ what: 'wrong_signature' }, { what: 'unknown_key', keyId: strangers.keyId }, { what: 'wrong_signature' }],
  })
})

test('what is signed is the same text whatever the order its parts came in', () => {
  const lane = { hash: 'h', seq: 3, lane: 1 }
  const head = { keyId: 'k', head: 'h', lanes: [lane], at: AT }
  expect(headText(head)).toBe(`{"at":"${AT}","head":"h","keyId":"k","lanes":[{"hash":"h","lane":1,"seq":3}]}`)
})
