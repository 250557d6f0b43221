import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Player, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const MAIL = 'ueno@staff.example.jp'

let mails: TestMailServer
let server: TestServer
let lead: Player
beforeAll(async () => {
  mails = await startTestMailServer()
  server = await startTestServer(mails.environment)
})
beforeEach(async () => {
  lead = await signInPlayer(server, 'lead')
  mails.received.splice(0)
})
afterAll(async () => {
  await server.close()
  await mails.close()
})

const codeIn = () => /\d{6}/.exec(mails.received.at(-1)?.text ?? '')?.[0] ?? ''
const state = async () => (await lead.ask('/breakdownMail/state', undefined)).body
const addresses = () => server.testApp.rawSql('SELECT staff_id FROM breakdown_mail_addresses')

test('what does not fit the calls of report mails is refused, and nothing is stored or mailed', async () => {
  const malformed: readonly (readonly [string, unknown])[] = [
    ...[undefined, null, {}, { address: '' }, { address: 7 }, { address: 'a'.repeat(255) }, { address: [MAIL] }].map(
      (input) => ['/breakdownMail/setAddress', input] as const,
    ),
    ['/breakdownMail/setAddress', { address: MAIL, staffId: 'another' }],
    ...['', '12345', '1234567', '１２３４５６', '12345a', 123456].map(
      (code) => ['/breakdownMail/confirm', { code }] as const,
    ),
    ['/breakdownMail/subscribe', { weekly: true }],
    ['/breakdownMail/subscribe', { weekly: 1, monthly: 0 }],
    ['/breakdownMail/subscribe', { weekly: true, monthly: true, daily: true }],
    ['/breakdownMail/preview', { rhythm: 'daily' }],
    ['/breakdownMail/preview', {}],
  ]
  const before = await addresses()
  for (const [path, input] of malformed)
    expect([path, input, (await lead.ask(path, input)).status]).toEqual([path, input, 400])
  expect([mails.received, await addresses()]).toEqual([[], before])
})

test('a call of report mails that is made twice leaves what it left the first time', async () => {
  const twice = async (path: string, input?: object) => {
    const answers = [await lead.ask(path, input), await lead.ask(path, input)]
    return answers.map(({ status, refusal }) => refusal ?? status)
  }
  expect(await twice('/breakdownMail/setAddress', { address: MAIL })).toEqual([200, 200])
  expect(await twice('/breakdownMail/confirm', { code: codeIn() })).toEqual([200, 'already_confirmed'])
  expect(await twice('/breakdownMail/sendCode')).toEqual(['already_confirmed', 'already_confirmed'])
  expect(await twice('/breakdownMail/subscribe', { weekly: true, monthly: false })).toEqual([200, 200])
  expect(await state()).toMatchObject({ address: MAIL, confirmed: true, weekly: true, monthly: false })
  expect(await twice('/breakdownMail/remove')).toEqual([200, 200])
  expect(await state()).toMatchObject({ address: null, confirmed: false })
  const entries = await server.testApp.rawSql(
    `SELECT action FROM audit WHERE subject_id = '${lead.id}' AND action = 'mail_address.removed'`,
  )
  expect(entries, 'it was removed once').toHaveLength(1)
})
