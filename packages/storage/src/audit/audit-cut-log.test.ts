import { plusSeconds } from '@mimamori/policy/instant'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { record } from '../record-change.ts'
import type { Storage } from '../storage.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { genesisHash, hashOverHeads, linkHash } from './audit-chain.ts'
import { verifyChain } from './audit-chain-verification.ts'
import { auditPage, newestHeads, signedHeads } from './audit-reads.ts'
import { deriveAuditKey, type SignedHead, trustedKeysFrom } from './signed-head.ts'

const START = '2026-11-24T01:00:00.000Z'
const KEY = deriveAuditKey(new Uint8Array(32).fill(7))
const TRUSTED = trustedKeysFrom([KEY.publicKey])

let testStorage: TestStorage
let storage: Storage
/** minutes after START */
let minute: number

const now = () => plusSeconds(START, minute * 60)
const write = (change: Parameters<typeof record>[3]) => storage.write((tx) => record(tx, now(), 'system', change))
const refused = () => write({ type: 'session.refused', staffId: 'mori', why: 'password' })

async function signIn(): Promise<void> {
  const started = { staffId: 'sato', stage: 'full', method: 'password', factor: false, agent: '' } as const
  await write({ type: 'session.started', tokenHash: newId(now()), ...started })
}

async function reveal(): Promise<void> {
  const seen = { staffId: 'sato', memberId: 'U-1', field: 'email', reason: 'identity' } as const
  await write({ type: 'member.revealed', ...seen, caseId: null, proof: null })
}

async function signHead(): Promise<SignedHead> {
  const lanes = await newestHeads(storage)
  const head = { at: now(), lanes, head: hashOverHeads(lanes.map(({ hash }) => hash)), keyId: KEY.keyId }
  const signed: SignedHead = { ...head, id: newId(now()), why: 'asked', signature: KEY.sign(head) }
  await write({ type: 'audit.head_signed', head: signed, sent: false })
  return signed
}

const DROPPED = {
  sqlite: 'DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete',
  postgres: 'DROP TRIGGER audit_append_only ON audit',
}
const rows = async () => (await auditPage(storage.db, { limit: 100 })).reverse()
const seqOf = async (place: number) => (await rows())[place - 1]?.seq ?? 0
/** `file`: heads that were kept elsewhere */
const status = async (file: readonly SignedHead[] = []) =>
  await verifyChain(storage, { heads: [...(await signedHeads(storage.db)), ...file], trusted: TRUSTED, now: now() })
const flawsNow = async (file: readonly SignedHead[] = []) => {
  const found = await status(file)
  return found.ok ? [] : found.flaws
}

/** Every row from this place on written anew, with right hashes. */
async function rewriteFrom(place: number): Promise<void> {
  const all = await rows()
  let previous = all[place - 2]?.hash ?? genesisHash(1)
  for (const row of all.slice(place - 1)) {
    const changed = { ...row, detail: row.detail.replace('password', 'unknown') }
    previous = linkHash(previous, changed)
    await testStorage.runSql(
      `UPDATE audit SET detail = '${changed.detail}', hash = '${previous}' WHERE seq = ${row.seq}`,
    )
  }
}

beforeEach(async () => {
  testStorage = await openTestStorage()
  storage = testStorage.storage
  minute = 0
  await testStorage.runSql(DROPPED[storage.engine])
})
afterEach(() => testStorage.close())

describe('heads that were taken away', () => {
  test('a log written anew, with every head removed, names the first head that nobody stores', async () => {
    for (let n = 0; n < 6; n++) await refused()
    await signHead()
    minute = 60
    await signHead()
    await rewriteFrom(3)
    await testStorage.runSql('DELETE FROM chain_heads')
    const seq = await seqOf(7)
    const lost = { what: 'head_missing', lane: 1, seq, signedAt: START, heads: 2 }
    expect(await status()).toMatchObject({ ok: false, firstBad: seq, flaws: [lost], signed: null })
    minute = 120
    expect(await flawsNow()).toEqual([expect.objectContaining(lost), { what: 'unsigned', since: START }])
  })

  test('a head that lies in the file alone, or in the table alone, is stored', async () => {
    await refused()
    const head = await signHead()
    expect(await status()).toMatchObject({ ok: true })
    await testStorage.runSql('DELETE FROM chain_heads')
    expect(await status([head])).toMatchObject({ ok: true })
    await signHead()
    expect(await flawsNow()).toMatchObject([{ what: 'head_missing', heads: 1 }])
  })

  test('a log older than two hours without a head that is believed is not in order, a younger one is', async () => {
    await refused()
    minute = 119
    expect(await status()).toMatchObject({ ok: true })
    minute = 120
    expect(await status()).toMatchObject({ ok: false, firstBad: null, flaws: [{ what: 'unsigned', since: START }] })
    await signHead()
    expect(await status()).toMatchObject({ ok: true })
  })

  test('a first entry dated anew makes an old log no younger', async () => {
    for (let n = 0; n < 4; n++) await refused()
    minute = 600
    let previous = genesisHash(1)
    for (const [place, row] of (await rows()).entries()) {
      const changed = { ...row, at: place === 0 ? now() : row.at }
      previous = linkHash(previous, changed)
      await testStorage.runSql(`UPDATE audit SET at = '${changed.at}', hash = '${previous}' WHERE seq = ${row.seq}`)
    }
    expect(await flawsNow()).toEqual([{ what: 'unsigned', since: START }])
  })

  test('one old head left, with every later one deleted and nowhere named, leaves hours that nothing signed answers for', async () => {
    await refused()
    const { id: kept } = await signHead()
    for (minute = 60; minute <= 360; minute += 60) {
      await refused()
      await signHead()
    }
    expect(await status()).toMatchObject({ ok: true })
    await testStorage.runSql(`DELETE FROM chain_heads WHERE id <> '${kept}'`)
    let previous = genesisHash(1)
    for (const row of await rows()) {
      const isHidden = row.action === 'audit.head_signed' && row.subjectId !== kept
      const changed = isHidden ? { ...row, action: 'session.refused' } : row
      previous = linkHash(previous, changed)
      await testStorage.runSql(
        `UPDATE audit SET action = '${changed.action}', hash = '${previous}' WHERE seq = ${row.seq}`,
      )
    }
    // the entry of the head that was kept is as it was, so is that head; what follows on it an hour later is not answered for
    expect(await flawsNow()).toEqual([{ what: 'unsigned', since: plusSeconds(START, 3600) }])
  })

  test('a desk that stood still for days is in order before and after its next head', async () => {
    await refused()
    await signHead()
    minute = 30
    await refused()
    minute = 10_000
    expect(await status()).toMatchObject({ ok: true })
    await signHead()
    await refused()
    expect(await status()).toMatchObject({ ok: true })
  })

  test('the first entry after a desk stood still for days is in order, also before it is signed', async () => {
    await refused()
    await signHead()
    minute = 10_000
    await refused()
    expect(await status()).toMatchObject({ ok: true })
  })

  test('a head dated in the future is none', async () => {
    await refused()
    minute = 600
    await signHead()
    minute = 200
    expect(await flawsNow()).toMatchObject([{ what: 'unsigned' }])
  })

  test('a head of a stranger is stored, and makes up for none', async () => {
    await refused()
    minute = 180
    const head = await signHead()
    await testStorage.runSql(`UPDATE chain_heads SET signature = 'nobody' WHERE id = '${head.id}'`)
    expect(await flawsNow()).toMatchObject([{ what: 'wrong_signature' }, { what: 'unsigned' }])
  })
})

describe('a tail that was cut off', () => {
  beforeEach(async () => {
    await refused()
    await signHead()
    minute = 5
    await refused()
  })

  test.each([
    ['sessions', signIn],
    ['disclosures', reveal],
  ] as const)('the rows of %s prove entries that are missing behind the newest head', async (table, happens) => {
    const after = await seqOf(3)
    await happens()
    minute = 6
    await happens()
    await refused()
    expect(await status()).toMatchObject({ ok: true, entries: 6 })
    await testStorage.runSql(`DELETE FROM audit WHERE seq > ${after}`)
    expect(await status()).toMatchObject({
      ok: false,
      entries: 3,
      firstBad: after + 1,
      flaws: [{ what: 'tail_missing', seq: after + 1, after, table, at: plusSeconds(START, 300), rows: 2 }],
    })
  })

  test('rows that are gone, as retention and signing out make them, prove nothing', async () => {
    await signIn()
    await reveal()
    await testStorage.runSql('DELETE FROM disclosures')
    minute = 6
    await write({ type: 'sessions.expired', idleSince: now(), startedSince: now() })
    expect(await status()).toMatchObject({ ok: true })
  })

  test('what a newer head answers for is not looked for again', async () => {
    await signIn()
    minute = 60
    await signHead()
    // a row that nothing in the log speaks of, long before the newest head
    await testStorage.runSql(`UPDATE sessions SET created_at = '${plusSeconds(START, 120)}'`)
    expect(await status()).toMatchObject({ ok: true })
    await testStorage.runSql(`UPDATE sessions SET created_at = '${plusSeconds(START, 3_601)}'`)
    expect(await flawsNow()).toMatchObject([{ what: 'tail_missing', table: 'sessions' }])
  })

  test('while a page of the log is damaged, nothing is said of its end', async () => {
    await signIn()
    await refused()
    await testStorage.runSql(`UPDATE audit SET detail = '{}' WHERE seq = ${await seqOf(1)}`)
    expect(await flawsNow()).toMatchObject([{ what: 'altered' }])
  })
})
