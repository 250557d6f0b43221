import type { Page } from '@playwright/test'
import { seedStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'

/** One of the stand-in's own contracts: its client is silent, and its freelancer has reported nothing. */
const UNREPORTED = 'K-300002'
/** one in another format */
const COMPETITION = 'K-300005'
const WORDS = '2回催促しましたが、お返事がありません。'
const ANSWER = '入院しており、連絡できませんでした。'

type RequestEvent = { readonly type: string; readonly times: number; readonly actions: number }

async function fetchFrom<T>({ marketplace }: DeskPair, path: string): Promise<T> {
  return (await (await fetch(`${marketplace.url}${path}`)).json()) as T
}

const openContract = async (page: Page, { marketplace }: DeskPair, id: string, side: 'client' | 'freelancer') =>
  void (await page.goto(`${marketplace.url}/contract?id=${id}&as=${side}&lang=ja`))

async function ask(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '申請の内容' }).fill(WORDS)
  await page.getByRole('button', { name: '申請する', exact: true }).press('Enter')
}

test('on the marketplace a freelancer is warned, asks for a contact reminder, and the answer of the other side ends it', async ({
  page,
  pair,
}) => {
  await openContract(page, pair, UNREPORTED, 'freelancer')
  await ask(page)
  await waitForVisible(page.getByText('報酬を受け取れなくなることがあります'))
  // the desk does not hear that its event has arrived, and sends it again
  await pair.marketplace.faults(1, ['drop'])
  await page.getByRole('button', { name: '了承して申請する' }).press('Enter')
  await waitForVisible(page.getByText('返事を待っています'))
  await expect(page.getByText('回答期限：')).toBeVisible()
  const sent = async () => (await fetchFrom<{ requests: RequestEvent[] }>(pair, '/received')).requests
  await expect.poll(sent).toMatchObject([{ type: 'contact_reminder.sent', actions: 1 }])
  await pair.marketplace.faults(0)
  pair.desk.moveClock(10_000)
  await expect.poll(sent).toMatchObject([{ times: 2, actions: 1 }])

  await openContract(page, pair, UNREPORTED, 'client')
  await waitForVisible(page.getByRole('heading', { name: '連絡をお願いします' }))
  await page.getByRole('textbox', { name: 'ランサーへの連絡' }).fill(ANSWER)
  await page.getByRole('button', { name: '送信する' }).press('Enter')
  await waitForVisible(page.getByText('返事があり終了'))
  await expect(page.getByRole('heading', { name: '連絡をお願いします' })).toHaveCount(0)
  expect(await fetchFrom(pair, '/money.json')).toMatchObject({ refused: 0, faults: [] })
})

test('on the marketplace a refused contact reminder says what stands in its way', async ({ page, pair }) => {
  await openContract(page, pair, COMPETITION, 'freelancer')
  await ask(page)
  await waitForVisible(page.getByRole('alert').getByText('プロジェクト形式の契約です'))
  await expect(page.getByRole('textbox', { name: '申請の内容' })).toHaveValue(WORDS)
})

test('on the marketplace a member who was harmed by a direct deal asks the desk', async ({ page, pair }) => {
  await page.goto(`${pair.marketplace.url}/enquiry?lang=ja`)
  await page.getByRole('button', { name: '選ぶ' }).press('Enter')
  await page.getByRole('textbox', { name: '相手のユーザー名' }).fill('kantan_work88')
  await page.getByRole('textbox', { name: '起きたこと' }).fill('登録料を振り込みましたが、連絡が取れなくなりました。')
  await page.getByRole('button', { name: '相談する' }).press('Enter')
  await waitForVisible(page.getByText('確認中'))
})

/** A contract whose silent client was asked to answer ten days ago, by one whose work is reported as complete. */
async function requestTenDaysAgo({ marketplace }: DeskPair): Promise<string> {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const send = async (path: string, body: unknown) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await (await fetch(`${marketplace.url}${path}`, init)).json()) as { contract: { id: string } }
  }
  const { contract } = await send('/contracts', {
    ...{ client: 'U-silent', freelancer: 'U-asking', amountYen: 40_000, startedAt: daysAgo(40) },
    ...{ completionReportedAt: daysAgo(19), remindersSent: { freelancer: 2 } },
  })
  await send(`/contracts/${contract.id}/request`, { side: 'freelancer', at: daysAgo(10) })
  return contract.id
}

type ContractState = { readonly contract: { readonly progress: string; readonly moves: readonly unknown[] } }

test('an outcome that is delivered twice moves the contract once, and each side reads its letter', async ({
  page,
  pair,
}) => {
  const [person] = await seedStaff(pair.desk, 1)
  if (!person) throw new Error('nobody came')
  const id = await requestTenDaysAgo(pair)
  const claim = async () => await person.client.cases.claimNext({ view: 'reminders' })
  let held: Awaited<ReturnType<typeof claim>> = null
  await expect
    .poll(async () => {
      held ??= await claim()
      return held
    })
    .not.toBeNull()
  const { id: caseId, fence } = held as unknown as { readonly id: string; readonly fence: number }
  await pair.marketplace.faults(1, ['drop'])
  const letters = { asking: '報酬をお支払いします。', silent: '期限までにご連絡がありませんでした。' }
  await person.client.reminders.decide({
    ...{ caseId, fence, outcome: 'payment_confirmed', amountYen: 40_000, negativeRating: true, letters },
    reason: '完了報告あり',
    contactedLateAt: null,
  })
  pair.desk.moveClock(15_000)
  const state = () => fetchFrom<ContractState>(pair, `/contracts/${id}.json`)
  await expect.poll(state).toMatchObject({ contract: { progress: 'completed' } })
  await pair.marketplace.faults(0)
  pair.desk.moveClock(30_000)
  const decided = async () =>
    (await fetchFrom<{ requests: RequestEvent[] }>(pair, '/received')).requests.find(({ type }) =>
      type.endsWith('decided'),
    )
  await expect.poll(decided).toMatchObject({ times: 2, actions: 1 })
  expect(await state()).toMatchObject({ contract: { moves: [{ kind: 'confirmed', amountYen: 40_000 }] } })
  expect(await fetchFrom(pair, '/money.json')).toMatchObject({ moves: { confirmed: 1 }, refused: 0, faults: [] })
  for (const [side, letter] of [
    ['freelancer', letters.asking],
    ['client', letters.silent],
  ] as const) {
    await openContract(page, pair, id, side)
    await page.locator('summary').press('Enter')
    await waitForVisible(page.getByText(letter))
    await expect(page.getByText('支払いを確定（40,000円）')).toBeVisible()
  }
})
