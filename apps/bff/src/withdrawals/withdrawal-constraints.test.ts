import { plusSeconds } from '@mimamori/policy/instant'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseMember } from '../erasure/erase-member.ts'
import { person, START } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { openWithdrawalDesk, type WithdrawalDesk } from '../testing/test-withdrawals.ts'

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
})
afterEach(() => testApp.close())

const HOLD = 30 * 60

async function proposed() {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  return (await at.proposeAs(sato, at.proposal(it))).withdrawalId
}

async function approved() {
  const id = await proposed()
  await at.openAll(kimura, id)
  await at.approveAs(kimura, id)
  return id
}

/** Does the database itself refuse this? */
const refused = (sql: string) =>
  testApp.rawSql(sql).then(
    () => 'was done',
    () => 'refused',
  )

const LATER = plusSeconds(START, 60)
const approvalBy = (who: string, factorAt = START, approvedAt = START) =>
  `UPDATE withdrawals SET state = 'held', approver_id = '${who}', approved_at = '${approvedAt}', factor_at = '${factorAt}', held_until = '${plusSeconds(approvedAt, HOLD)}'`

test('no hand in the database approves without a second person, a fresh second factor, and every piece opened', async () => {
  const id = await proposed()
  const maya = await at.signedIn('maya', 'moderator')
  expect(await refused(approvalBy(kimura.id))).toBe('refused')
  await at.openAll(kimura, id)
  const opened = await testApp.rawSql('SELECT n FROM withdrawal_openings')
  expect(opened).toHaveLength(2)
  const tries = {
    'by who proposed': approvalBy(sato.id),
    'by nobody': approvalBy('nobody'),
    'by somebody who may not': approvalBy(maya.id),
    'with an old factor': approvalBy(kimura.id, START, plusSeconds(START, 300)),
    'with a factor of later': approvalBy(kimura.id, LATER, START),
    'with a factor nobody showed': approvalBy(kimura.id, plusSeconds(START, -1), START),
    'without a hold': `${approvalBy(kimura.id)}, held_until = '${START}'`.replace(
      `held_until = '${plusSeconds(START, HOLD)}', `,
      '',
    ),
    'and released at once': approvalBy(kimura.id).replace("'held'", "'released'"),
    'for another member': `${approvalBy(kimura.id)}, member_id = 'U-other'`,
  }
  for (const [what, sql] of Object.entries(tries)) expect(await refused(sql), what).toBe('refused')
  expect(await withdrawalById(testApp.db, id)).toMatchObject({ state: 'proposed' })
  expect(await refused(approvalBy(kimura.id, START, plusSeconds(START, 299)))).toBe('was done')
})

test('no hand sends, forges or shortens a withdrawal, and none rewrites the ledger', async () => {
  const id = await approved()
  const decision = (await withdrawalById(testApp.db, id))?.decisionId ?? ''
  const row = (state: string, event: string, payload: string) =>
    `INSERT INTO outbox (id, decision_id, event, payload, state, due_at, attempts, created_at) VALUES ('msg_x', '${decision}', '${event}', '${payload}', '${state}', '${START}', 0, '${START}')`
  const [thin, back] = ['{"type":"member.withdrawn"}', '{"reverses":{"measureId":"m","measure":"withdraw"}}']
  const tries = {
    'send what is held': `UPDATE outbox SET state = 'ready' WHERE decision_id = '${decision}'`,
    'call it delivered': `UPDATE outbox SET state = 'delivered' WHERE decision_id = '${decision}'`,
    'call it another event': `UPDATE outbox SET state = 'ready', event = 'content.hidden' WHERE decision_id = '${decision}'`,
    'send one of its own': row('ready', 'member.withdrawn', '{}'),
    'send one in disguise': row('ready', 'content.hidden', thin),
    'bring a member back': row('ready', 'measure.reversed', back),
    'turn another event into one': `UPDATE outbox SET event = 'member.withdrawn', state = 'ready'`,
    'release before its time': `UPDATE withdrawals SET state = 'released', released_at = '${LATER}'`,
    'shorten the hold': `UPDATE withdrawals SET held_until = '${LATER}'`,
    'propose what is approved': `UPDATE withdrawals SET state = 'proposed'`,
    'insert one that is released': `INSERT INTO withdrawals (id, kind, decision_id, case_id, member_id, state, proposer_id, proposed_at, effects, approver_id, approved_at, factor_at, held_until, released_at) VALUES ('w', 'withdrawal', 'd', 'c', 'U-9', 'released', 'a', '${START}', 'null', 'b', '${START}', '${START}', '${START}', '${LATER}')`,
    'take it away': 'DELETE FROM withdrawals',
    'pin something else': "UPDATE withdrawal_evidence SET text = 'x'",
    'pin one more': `INSERT INTO withdrawal_evidence VALUES ('${id}', 9, 'text', '{}', '', '', '', '${'0'.repeat(64)}')`,
    'take evidence away': 'DELETE FROM withdrawal_evidence',
    'open in somebody’s name': `INSERT INTO withdrawal_openings VALUES ('${id}', 1, '${sato.id}', '${START}')`,
    'take openings away': 'DELETE FROM withdrawal_openings',
    'end a membership in the ledger': `INSERT INTO measures (id, decision_id, measure, target_type, target_id, member_id, at) VALUES ('m', 'd', 'withdraw', 'member', 'U-9', 'U-9', '${START}')`,
    'rewrite the ledger': "UPDATE measures SET measure = 'advice'",
    'shorten the ledger': 'DELETE FROM measures',
  }
  for (const [what, sql] of Object.entries(tries)) expect(await refused(sql), what).toBe('refused')
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
  expect(await testApp.rawSql('SELECT state FROM outbox')).toEqual([{ state: 'ready' }])
})

test('no hand hides an old factor behind an instant that is none', async () => {
  const id = await proposed()
  await at.openAll(kimura, id)
  testApp.wait(3600)
  const late = { approved_at: 'x', factor_at: START, held_until: 'y', approver_id: kimura.id, state: 'held' }
  const set = Object.entries(late).map(([column, value]) => `${column} = '${value}'`)
  expect(await refused(`UPDATE withdrawals SET ${set.join(', ')}`)).toBe('refused')
})

test('no hand turns what goes out against somebody else, or sends its letter ahead', async () => {
  const id = await approved()
  const decision = (await withdrawalById(testApp.db, id))?.decisionId ?? ''
  const row = (msg: string, event: string, payload: object) =>
    `INSERT INTO outbox (id, decision_id, event, payload, state, due_at, attempts, created_at, channel) VALUES ('${msg}', '${decision}', '${event}', '${JSON.stringify(payload)}', 'held', '${START}', 0, '${START}', '${event === 'member.letter' ? 'mail' : 'webhook'}')`
  const other = "payload = replace(payload, 'U-4711', 'U-9999')"
  expect(await refused(`UPDATE outbox SET ${other}`), 'while it is held').toBe('refused')
  const letter = row(`mail_${decision}`, 'member.letter', { type: 'member.letter', data: { memberId: 'U-4711' } })
  expect(await refused(letter)).toBe('was done')
  const ahead = `UPDATE outbox SET state = 'ready' WHERE event = 'member.letter'`
  expect(await refused(ahead), 'its letter').toBe('refused')
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
  expect(await testApp.rawSql('SELECT DISTINCT state FROM outbox')).toEqual([{ state: 'ready' }])
  expect(await refused(`UPDATE outbox SET ${other}`), 'once it goes').toBe('refused')
  await testApp.rawSql("DELETE FROM outbox WHERE channel = 'webhook'")
  const forged = { type: 'member.withdrawn', data: { memberId: 'U-9999' } }
  expect(await refused(row(`msg_${decision}`, 'member.withdrawn', forged))).toBe('was done')
  expect(await refused(`UPDATE outbox SET state = 'ready'`), 'anew, for another').toBe('refused')
  const disguised = `{"type":"member.with\\u0064rawn","data":{"memberId":"U-9999"}}`
  const hidden = `INSERT INTO outbox (id, decision_id, event, payload, state, due_at, attempts, created_at) VALUES ('msg_x', 'd', 'content.hidden', '${disguised}', 'ready', '${START}', 0, '${START}')`
  expect(await refused(hidden), 'in other letters').toBe('refused')
})

test('no hand brings a member back in the ledger, makes room at the breaker, or writes over what is written', async () => {
  const id = await approved()
  testApp.wait(HOLD)
  await at.release()
  const [line] = await testApp.rawSql("SELECT id, decision_id FROM measures WHERE measure = 'withdraw'")
  const minus = `INSERT INTO measures (id, decision_id, measure, target_type, target_id, member_id, at, reverses) VALUES ('m', 'd', 'reverse', 'job', 'J-1', 'U-4711', '${START}', '${line?.id}')`
  const tries: Record<string, string> = {
    'bring the member back': minus,
    'make room at the breaker': `UPDATE withdrawals SET released_at = '${plusSeconds(START, HOLD + 1)}'`,
    'say another stopped it': "UPDATE withdrawals SET ended_by = 'somebody'",
  }
  if (process.env.TEST_ENGINE !== 'postgres') {
    tries['write over the ledger'] =
      "INSERT OR REPLACE INTO measures SELECT id, decision_id, 'advice', target_type, target_id, member_id, at, reverses FROM measures"
    tries['write over a withdrawal'] =
      `INSERT OR REPLACE INTO withdrawals (id, kind, decision_id, case_id, member_id, state, proposer_id, proposed_at, effects) SELECT id, kind, decision_id, case_id, member_id, 'proposed', 'somebody', proposed_at, effects FROM withdrawals`
  }
  for (const [what, sql] of Object.entries(tries)) expect(await refused(sql), what).toBe('refused')
  expect(await withdrawalById(testApp.db, id)).toMatchObject({ state: 'released', proposerId: sato.id })
})

test('what was pinned is emptied with its member, and the words of who reported with theirs; hashes stay', async () => {
  const admin = person('kanri', 'admin')
  const erase = (memberId: string) => {
    const erasing = { memberId, reason: 'member_request', lastFour: memberId.slice(-4) } as const
    return refusalOf(eraseMember(testApp.app, admin, erasing))
  }
  const id = await approved()
  expect(await erase('U-4711')).toBe('erase_case_unfinished')
  testApp.wait(HOLD)
  await at.release()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  expect(await erase('U-9')).toBe('was allowed')
  const said = async () =>
    (await evidenceOf(testApp.db, id)).map(({ ref, text, hash }) => [ref.kind, text !== '', hash.length])
  expect(await said()).toEqual([
    ['text', true, 64],
    ['report', false, 64],
  ])
  expect(await erase('U-4711')).toBe('was allowed')
  expect(await said()).toEqual([
    ['text', false, 64],
    ['report', false, 64],
  ])
})
