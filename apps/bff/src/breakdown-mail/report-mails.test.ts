import { lastReportMail, type ReportMail } from '@mimamori/storage/breakdown-mail/report-mail-reads'
import { closedMonths } from '@mimamori/storage/closings/closed-figure-reads'
import { record } from '@mimamori/storage/record-change'
import { type Account, accountOf } from '@mimamori/storage/staff/staff-reads'
import { smtpRefusal, startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import * as own from './own-report-mail-address.ts'
import { planReportMails } from './plan-report-mails.ts'
import { createReportMailSender } from './report-mail-sender.ts'

const PATIENT_MS = 30_000
/** Monday, eight in Japan, after the week of the test's first day; and the second of December */
const MONDAY = '2026-11-29T23:00:00.000Z'
const SECOND = '2026-12-01T23:00:00.000Z'

let mails: TestMailServer
let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let ueno: Account
beforeEach(async () => {
  mails = await startTestMailServer()
  testApp = await openTestApp(mails.environment)
  months = closingSteps(testApp)
  ueno = await subscribed('ueno')
})
afterEach(async () => {
  await testApp.close()
  await mails.close()
})

async function subscribed(login: string, wanted = { weekly: true, monthly: true }): Promise<Account> {
  const { id } = await months.aLead(login)
  const account = (await accountOf(testApp.db, id)) as Account
  await own.setMailAddress(testApp.app, account, `${login}@staff.example.jp`)
  const [{ text } = { text: '' }] = mails.received.splice(0)
  await own.confirmOwnAddress(testApp.app, account, /\d{6}/.exec(text)?.[0] ?? '')
  await own.subscribeToReports(testApp.app, account, wanted)
  return account
}
const now = () => testApp.app.clock.now()
const goTo = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(now())) / 1000)
/** What one instance does in a tick. */
async function turn(app = testApp.app): Promise<void> {
  await planReportMails(app)
  const sender = createReportMailSender(app)
  await sender.sendDue()
  await sender.finish(PATIENT_MS)
}
const rows = () =>
  testApp.rawSql('SELECT rhythm, period, state, attempts, error FROM breakdown_mails ORDER BY rhythm, period')
const received = () => mails.received.map(({ to, subject }) => [to, subject])

describe('a report', () => {
  test('is mailed on Monday at eight in Japan, once, in the language of its reader', async () => {
    await months.confirmed('J-1')
    goTo('2026-11-29T22:59:59.999Z')
    await turn()
    expect(received()).toEqual([])
    goTo(MONDAY)
    await turn()
    await turn()
    expect(received()).toEqual([
      ['ueno@staff.example.jp', '【見守り】違反内訳の週次レポート 2026年11月23日（月）～2026年11月29日（日）'],
    ])
    const [{ text, raw } = { text: '', raw: '' }] = mails.received
    expect(text).toContain('受付：1件（前週 記録なし）\n判断：1件（前週 記録なし）\n違反：1件（前週 記録なし）')
    expect(text).toContain('違反の割合（違反 ÷ 受付）：1件 ÷ 1件（20件未満のため、割合は表示しません）')
    expect(text).toContain('直接取引：1件（前週 記録なし）')
    expect(text).toContain('2026年11月：未確定')
    expect(text).toContain('違反内訳（2026年11月）：https://desk.example.jp/breakdown?period=2026-11\n')
    expect(text).toContain('https://desk.example.jp/settings')
    expect(raw).not.toMatch(/ueno(?!@staff)|J-1|U-1|アンケート|sato/)
    expect(await rows()).toEqual([{ rhythm: 'weekly', period: '2026-11-23', state: 'sent', attempts: 1, error: '' }])
    const [entry] = await testApp.rawSql("SELECT subject_id, detail FROM audit WHERE action = 'report_mail.sent'")
    expect(entry).toEqual({ subject_id: ueno.id, detail: '{"period":"2026-11-23","rhythm":"weekly"}' })
  })

  test('of a month is mailed on the second at eight, and says whether it is closed', async () => {
    await testApp.rawSql(`UPDATE staff SET language = 'en' WHERE id = '${ueno.id}'`)
    await months.confirmed('J-1')
    goTo('2026-12-01T00:00:00.000Z')
    const mori = await months.aLead('mori')
    testApp.wait(3600)
    await months.approveAs(ueno, await months.proposeAs(mori, '2026-11'))
    expect(await closedMonths(testApp.db)).toMatchObject([{ month: '2026-11', revision: 1 }])
    goTo(SECOND)
    await turn()
    expect(
      received()
        .map(([, subject]) => subject)
        .sort(),
    ).toEqual([
      '[Mimamori] Monthly violation report, November 2026',
      '[Mimamori] Weekly violation report, Monday, 23 November 2026 to Sunday, 29 November 2026',
    ])
    const text = mails.received.find(({ subject }) => subject.includes('Monthly'))?.text ?? ''
    expect(text).toContain('Violations: 1 (month before: no record)')
    expect(text).toContain('November 2026: closed, revision 1')
  })

  test('of a closed month says so where its figures have changed since', async () => {
    await months.confirmed('J-1')
    goTo('2026-12-01T00:00:00.000Z')
    const mori = await months.aLead('mori')
    testApp.wait(3600)
    await months.approveAs(ueno, await months.proposeAs(mori, '2026-11'))
    await months.reversed('J-1')
    goTo(SECOND)
    await turn()
    const text = mails.received.find(({ subject }) => subject.includes('月次'))?.text ?? ''
    expect(text).toContain('違反：0件（前月 記録なし）')
    expect(text).toContain('2026年11月：確定済み（第1版、確定後に変更あり）')
  })

  test('that was missed because the desk was down is mailed when it runs, and none of older periods', async () => {
    goTo('2026-12-20T00:00:00.000Z')
    await turn()
    expect((await rows()).map(({ period }) => period)).toEqual(['2026-11-01', '2026-12-07'])
  })

  test('is for who had asked for it when it was due', async () => {
    goTo('2026-11-30T00:00:00.000Z')
    await subscribed('mori')
    await turn()
    expect(received().map(([to]) => to)).toEqual(['ueno@staff.example.jp'])
    await own.subscribeToReports(testApp.app, ueno, { weekly: false, monthly: false })
    goTo('2026-12-06T23:00:00.000Z')
    await turn()
    expect(received().map(([to]) => to)).toEqual([
      'ueno@staff.example.jp',
      'mori@staff.example.jp',
      'mori@staff.example.jp',
    ])
  })

  test('waits while the time is in doubt, and where no mail server is set', async () => {
    goTo(MONDAY)
    await turn({ ...testApp.app, clock: { ...testApp.app.clock, isTrusted: () => false } })
    await turn({ ...testApp.app, settings: { ...testApp.app.settings, smtp: null } })
    expect([await rows(), received()]).toEqual([[], []])
  })
})

describe('looked at again when it is sent', () => {
  const skipped = async (error: string) => {
    await turn()
    expect(mails.received).toEqual([])
    expect(await rows()).toMatchObject([{ rhythm: 'weekly', state: 'skipped', error }])
  }
  async function planned() {
    goTo(MONDAY)
    await planReportMails(testApp.app)
  }

  test('a person who may no longer read the breakdown gets none', async () => {
    await planned()
    await testApp.rawSql(
      `UPDATE staff SET role = 'moderator', confirmed_at = NULL, confirmed_by = NULL, access_changed_at = '${now()}' WHERE id = '${ueno.id}'`,
    )
    await skipped('not_permitted')
  })

  test('an account that is disabled gets none', async () => {
    await planned()
    await testApp.rawSql(`UPDATE staff SET disabled_at = '${now()}' WHERE id = '${ueno.id}'`)
    await skipped('account_disabled')
  })

  test('who wants none any more gets none', async () => {
    await planned()
    await own.subscribeToReports(testApp.app, ueno, { weekly: false, monthly: true })
    await skipped('not_subscribed')
  })

  test('an address that is not confirmed gets none', async () => {
    await planned()
    await own.setMailAddress(testApp.app, ueno, 'other@staff.example.jp')
    mails.received.splice(0)
    await skipped('not_confirmed')
  })

  test('an address that was removed gets none, and what waited is given up at once', async () => {
    await planned()
    await own.removeMailAddress(testApp.app, ueno)
    expect(await rows()).toMatchObject([{ state: 'skipped', error: 'no_address' }])
    await turn()
    expect(mails.received).toEqual([])
  })
})

describe('a fault of the mail server', () => {
  test('that says later is tried again, and one that says never is believed', async () => {
    goTo(MONDAY)
    mails.answer = () => smtpRefusal(451)
    await turn()
    await turn()
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, error: 'smtp_451' }])
    testApp.wait(6)
    mails.answer = () => null
    await turn()
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2, error: '' }])
    goTo('2026-12-06T23:00:00.000Z')
    mails.answer = () => smtpRefusal(550)
    await turn()
    testApp.wait(3600)
    await turn()
    expect((await rows()).filter(({ state }) => state === 'failed')).toMatchObject([
      { rhythm: 'monthly', attempts: 1, error: 'smtp_550' },
      { rhythm: 'weekly', attempts: 1, error: 'smtp_550' },
    ])
    expect(mails.received).toHaveLength(1)
  })

  test('that goes on for days ends in a failure that its person is told', async () => {
    goTo(MONDAY)
    mails.answer = () => smtpRefusal(421)
    for (let n = 0; n < 12; n++) {
      await turn()
      testApp.wait(25 * 3600)
    }
    const last = await lastReportMail(testApp.db, ueno.id, 'weekly')
    expect(last).toMatchObject({ state: 'failed', attempts: 10, error: 'smtp_421' })
    expect((await own.getMailState(testApp.app, ueno)).last).toMatchObject([
      { rhythm: 'weekly', first: '2026-11-23', last: '2026-11-29', state: 'failed' },
      { rhythm: 'monthly', first: '2026-11-01', last: '2026-11-30', state: 'failed' },
    ])
  })

  test('that breaks off after the text began leaves it unknown, and it is not sent again', async () => {
    goTo(MONDAY)
    mails.answer = () => 'broken'
    await turn()
    testApp.wait(24 * 3600)
    await turn()
    expect(mails.received.filter(({ subject }) => subject.includes('週次'))).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'failed', error: expect.stringMatching(/^unsure_/) }])
  })
})

test('a mail that is being sent while its address is removed gets its own outcome, in the log, too', async () => {
  goTo(MONDAY)
  await planReportMails(testApp.app)
  let removed: Promise<unknown> = Promise.resolve()
  mails.answer = () => {
    removed = own.removeMailAddress(testApp.app, ueno)
    return null
  }
  const sender = createReportMailSender(testApp.app)
  await sender.sendDue()
  await sender.finish(PATIENT_MS)
  await removed
  expect(await rows()).toMatchObject([{ state: 'sent', error: '' }])
  expect(await testApp.rawSql("SELECT 1 AS n FROM audit WHERE action = 'report_mail.sent'")).toHaveLength(1)
})

test('a process that was killed while sending leaves it unknown: it is given up when its time is up, and not sent again', async () => {
  goTo(MONDAY)
  await planReportMails(testApp.app)
  const [mail] = await testApp.rawSql('SELECT * FROM breakdown_mails')
  const sending: ReportMail = {
    ...{ staffId: ueno.id, rhythm: 'weekly', period: '2026-11-23', state: 'waiting', attempts: 0, error: '' },
    ...{ nextAt: String(mail?.next_at), endedAt: null },
  }
  const until = new Date(Date.parse(now()) + 140_000).toISOString()
  await testApp.app.storage.write((tx) =>
    record(tx, now(), 'system', { type: 'report_mail.sending', mail: sending, until }),
  )
  await turn()
  expect(await rows()).toMatchObject([{ state: 'waiting', error: 'sending' }])
  testApp.wait(140)
  await turn()
  expect(await rows()).toMatchObject([{ state: 'failed', error: 'unsure_ended' }])
  expect(mails.received).toEqual([])
})

test('a desk that was stopped before it sent sends when it runs again', async () => {
  goTo(MONDAY)
  await planReportMails(testApp.app)
  testApp.wait(3600)
  await turn()
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
})

test('two instances at once send it once', async () => {
  await subscribed('mori')
  goTo(MONDAY)
  await Promise.all([turn(), turn(), turn()])
  await Promise.all([turn(), turn()])
  expect(
    received()
      .map(([to]) => to)
      .sort(),
  ).toEqual(['mori@staff.example.jp', 'ueno@staff.example.jp'])
})
