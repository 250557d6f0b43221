import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { answerEnquiry } from '../enquiries/answer-enquiry.ts'
import { finalizeEnquiries } from '../enquiries/finalize-enquiries.ts'
import { grantStandard } from '../testing/granted-standards.ts'
import { aJob, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { linkedEnquiry } from '../testing/test-enquiries.ts'
import { A_CHOICE, reminderSteps } from '../testing/test-reminders.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { loadStandardLetter } from '../workflows/load-standard-letter.ts'
import type { Carrier } from './delivery-carrier.ts'
import { createSender } from './delivery-sender.ts'
import { getDeliveryPage } from './list-deliveries.ts'
import { createMailCarrier } from './mail-carrier.ts'
import { redeliverEvent } from './redeliver-event.ts'

const MAIL = 'taro@example.jp'
const TEXT = '事務局です。\nLINEでの連絡は、契約前にはできません。\n.\nご確認をお願いします。'
const PATIENT_MS = 30_000

type Received = { readonly from: string; readonly to: string[]; readonly message: string }
type Refusal = (Error & { responseCode: number }) | null
let received: Received[]
/** what the server does with a text it was given: `null` takes it */
let answer: (session: SMTPServerSession, stream: SMTPServerDataStream) => Refusal | 'drop'
let refuseRecipient: Refusal
let server: SMTPServer
let testApp: TestApp

const no = (responseCode: number, said = 'no') => Object.assign(new Error(said), { responseCode })

const MEMBER = {
  id: 'U-1',
  displayName: '山田 太郎',
  email: MAIL,
  phone: '090-1234-5678',
  roles: ['client'],
  registeredAt: START,
  verifications: {},
  profile: {},
}

beforeEach(async () => {
  received = []
  answer = () => null
  refuseRecipient = null
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'desk' && password === 'p@ss' ? done(null, { user: 'desk' }) : done(no(535)),
    onRcptTo: (_address, _session, done) => done(refuseRecipient),
    async onData(stream, session, done) {
      const message = await text(stream)
      const { mailFrom, rcptTo } = session.envelope
      const said = answer(session, stream)
      if (said === 'drop') return server.close(() => undefined)
      if (said === null)
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), message })
      done(said)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  testApp = await openTestApp({
    MIMAMORI_DEMO: '0',
    MIMAMORI_SMTP_URL: `smtp://desk:p%40ss@127.0.0.1:${port}`,
    MIMAMORI_SMTP_FROM: 'jimukyoku@example.jp',
  })
  await testApp.ingest({ kind: 'member', body: MEMBER as never })
})
afterEach(async () => {
  await new Promise<void>((closed) => server.close(closed))
  await testApp.close()
})

async function decided(id = 'J-1'): Promise<string> {
  await testApp.ingest(aJob(id))
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, it.id)
  const choice = { ...choiceOf('hide'), measures: ['hide', 'warn'] as const, text: TEXT }
  return (await decideAs(testApp, sato, { caseId: it.id, choice, note: '内部のメモ' })).decisionId
}

async function stand(): Promise<void> {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

async function deliver(): Promise<void> {
  const sender = createSender(testApp.app, createMailCarrier(testApp.app) as Carrier)
  await sender.sendDue()
  await sender.finish(PATIENT_MS)
}

const letters = async () =>
  await testApp.rawSql("SELECT id, state, attempts, last_error AS error FROM outbox WHERE channel = 'mail' ORDER BY id")

test('a mail to somebody whose address is gone by then is given up at once, and sent to nobody', async () => {
  await decided()
  await stand()
  await testApp.rawSql("UPDATE members SET erased_at = registered_at WHERE id = 'U-1'")
  await deliver()
  expect(await letters()).toMatchObject([{ state: 'dead', error: 'no_address' }])
  expect(received).toEqual([])
})

test('nothing is mailed to what is no single address, as one could be taken in before addresses were checked', async () => {
  await testApp.ingest({ kind: 'member', body: { ...MEMBER, email: 'a@example.jp, evil@evil.example' } as never })
  await decided()
  await stand()
  await deliver()
  expect(await letters()).toMatchObject([{ state: 'dead', error: 'no_address' }])
  expect(received).toEqual([])
})

/** What a mail program shows. */
const body = ({ message }: Received): string => {
  const [, coded = ''] = message.split(/\r\n\r\n/)
  const bytes = /base64/i.test(message) ? Buffer.from(coded, 'base64') : Buffer.from(unquoted(coded), 'latin1')
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd()
}
const unquoted = (coded: string): string =>
  coded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

test('the text of a decision goes to its member once, word for word, from the desk and from nobody at it', async () => {
  const decisionId = await decided()
  expect(await letters()).toMatchObject([{ id: `mail_${decisionId}`, state: 'held' }])
  await deliver()
  expect(received).toEqual([])
  await stand()
  await deliver()
  await deliver()
  expect(received).toHaveLength(1)
  const [mail] = received as [Received]
  expect(mail).toMatchObject({ from: 'jimukyoku@example.jp', to: [MAIL] })
  expect(body(mail)).toBe(TEXT)
  expect(mail.message).toContain(Buffer.from('事務局').toString('base64').slice(0, 10))
  expect(mail.message).toContain(`Message-ID: <mail_${decisionId}@example.jp>`)
  expect(mail.message).not.toMatch(/sato|内部/)
  expect(await letters()).toMatchObject([{ state: 'delivered', attempts: 1 }])
})

test('the letter about an account standard goes to its member in Japanese, as the marketplace can fetch it', async () => {
  const changeId = await grantStandard(testApp, 'U-1', 'verified_client')
  await deliver()
  await deliver()
  const [mail] = received as [Received]
  expect([received.length, mail.to]).toEqual([1, [MAIL]])
  expect(body(mail)).toBe((await loadStandardLetter(testApp.db, changeId, 'ja'))?.text)
  expect(body(mail)).toMatch(/「認証済みクライアント」となりました/)
  expect(await letters()).toMatchObject([{ id: `mail_${changeId}`, state: 'delivered' }])
})

test('the answer to an enquiry goes to who asked, and not before it can no longer be undone', async () => {
  const claimed = await linkedEnquiry(testApp, { memberId: 'U-1' })
  await answerEnquiry(testApp.app, sato, { ...claimed, letter: TEXT, note: '内部のメモ' })
  await finalizeEnquiries(testApp.app)
  await deliver()
  expect(received).toEqual([])
  testApp.wait(10)
  await finalizeEnquiries(testApp.app)
  await deliver()
  await deliver()
  const [mail] = received as [Received]
  expect([received.length, mail.to, body(mail)]).toEqual([1, [MAIL], TEXT])
  expect(mail.message).not.toMatch(/sato|内部/)
  expect(await letters()).toMatchObject([{ id: 'mail_enquiry_E-1', state: 'delivered' }])
})

test('the answer to an enquiry is mailed to nobody who was erased meanwhile, whose words are gone', async () => {
  const claimed = await linkedEnquiry(testApp, { memberId: 'U-1' })
  await answerEnquiry(testApp.app, sato, { ...claimed, letter: TEXT, note: '' })
  testApp.wait(10)
  await finalizeEnquiries(testApp.app)
  await testApp.rawSql("UPDATE enquiries SET letter = '' WHERE id = 'E-1'")
  await deliver()
  expect(await letters()).toMatchObject([{ state: 'dead', error: 'no_address' }])
  expect(received).toEqual([])
})

test('what is undone is not sent, and what is decided anew is', async () => {
  await undoDecision(testApp.app, sato, await decided())
  await stand()
  await deliver()
  expect([received, await letters()]).toMatchObject([[], [{ state: 'undone' }]])
  const it = await testApp.caseOfJob('J-1')
  const again = { caseId: it.id, fence: it.fence, choice: { ...choiceOf('advice'), text: '改めて' } }
  await decideAs(testApp, sato, again)
  await stand()
  await deliver()
  expect(received.map(body)).toEqual(['改めて'])
})

test('a server that says later is asked again, one that says never is believed', async () => {
  await decided('J-1')
  await stand()
  answer = () => no(451)
  await deliver()
  expect(await letters()).toMatchObject([{ state: 'retrying', error: 'smtp_451' }])
  answer = () => null
  testApp.wait(6)
  await deliver()
  expect(received).toHaveLength(1)
  await decided('J-2')
  await stand()
  refuseRecipient = no(550, `no such user <${MAIL}>`)
  await deliver()
  const { rows } = await getDeliveryPage(testApp.app, sato, { list: 'dead' })
  expect(rows).toMatchObject([{ channel: 'mail', lastError: 'smtp_550', attempts: 1, moves: { redeliver: null } }])
  refuseRecipient = null
  await redeliverEvent(testApp.app, sato, rows[0]?.id ?? '')
  await deliver()
  expect(received).toHaveLength(2)
})

test('a text that broke off on its way may have arrived: it is not sent again by itself', async () => {
  await decided()
  await stand()
  answer = (session) => {
    for (const connection of server.connections as Set<{ session: SMTPServerSession; _socket: { destroy(): void } }>)
      if (connection.session === session) connection._socket.destroy()
    return null
  }
  await deliver()
  expect(await letters()).toMatchObject([{ state: 'dead', error: expect.stringMatching(/^unsure_/) }])
  testApp.wait(24 * 3600)
  await deliver()
  expect(received).toHaveLength(1)
})

test('a process that ended while sending leaves it to somebody to send again', async () => {
  const decisionId = await decided()
  await stand()
  await testApp.rawSql(
    `UPDATE outbox SET state = 'sending', sender = 'gone', due_at = '${START}' WHERE channel = 'mail'`,
  )
  await deliver()
  expect(received).toEqual([])
  expect(await letters()).toMatchObject([{ id: `mail_${decisionId}`, state: 'dead', error: 'unsure_ended' }])
})

test('the address is in the mail alone: in no event, no error and no entry of the log', async () => {
  await decided()
  await stand()
  refuseRecipient = no(550, `no such user <${MAIL}>`)
  await deliver()
  const stored = JSON.stringify([
    await testApp.rawSql('SELECT * FROM outbox'),
    await testApp.rawSql('SELECT * FROM audit'),
  ])
  expect(stored).toContain('smtp_550')
  expect(stored).not.toMatch(/taro|example\.jp/)
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
})

test('members without a mail, or whom the marketplace has not told of, get none', async () => {
  await testApp.ingest(aJob('J-other', { clientId: 'U-unknown' }))
  const it = await testApp.caseOfJob('J-other')
  await claimCase(testApp.app, sato, it.id)
  await decideAs(testApp, sato, { caseId: it.id, choice: choiceOf('hide') })
  await stand()
  expect(await letters()).toEqual([])
  expect(await outgoingCounts(testApp.db)).toEqual({ ready: 1 })
})

test('whoever is withdrawn by two people is told by mail once it is released, and not when it is stopped', async () => {
  const at = withdrawalSteps(testApp)
  const [proposer, second] = [await at.signedIn('sato', 'moderator'), await at.signedIn('kimura', 'approver')]
  const approved = async (memberId: string, jobId: string): Promise<string> => {
    const { withdrawalId } = await at.proposeAs(proposer, at.proposal(await at.inHand(proposer, memberId, jobId)))
    await at.openAll(second, withdrawalId)
    await at.approveAs(second, withdrawalId)
    return withdrawalId
  }
  await approved('U-2', 'J-2')
  const stopped = await approved('U-3', 'J-3')
  const { rows } = await getDeliveryPage(testApp.app, sato, { list: 'held' })
  expect(rows.map(({ channel }) => channel).sort()).toEqual(['mail', 'mail', 'webhook', 'webhook'])
  expect(new Set(rows.map(({ moves }) => moves.stop))).toEqual(new Set(['not_permitted']))
  const byProposer = await getDeliveryPage(testApp.app, proposer, { list: 'held' })
  expect(new Set(byProposer.rows.map(({ moves }) => moves.stop))).toEqual(new Set(['two_people_needed']))
  expect(rows.map(({ decision }) => decision?.withdrawal)).toContain(stopped)
  await at.endAs(second, { withdrawalId: stopped, how: 'stopped', reason: '本人と連絡がつきました' })
  testApp.wait(30 * 60)
  await at.release()
  await deliver()
  expect(received.map(({ to }) => to)).toEqual([['u-2@example.jp']])
  expect((await letters()).map(({ state }) => state).sort()).toEqual(['delivered', 'undone'])
})

test('the silent side of a reminder is asked by mail, and both sides read what was decided', async () => {
  const at = reminderSteps(testApp)
  await at.ask()
  await deliver()
  expect(received.map(body)).toEqual([
    expect.stringContaining('「ロゴの制作」のお相手から、連絡がとれないとの申請がありました。2026年12月1日までに'),
  ])
  testApp.wait(8 * 86_400)
  await at.turn()
  await at.decide(sato)
  testApp.wait(11)
  await at.turn()
  await deliver()
  // the freelancer who asked is not known by mail
  expect(received.slice(1).map((each) => [each.to, body(each)])).toEqual([[[MAIL], A_CHOICE.letters.silent]])
})
