import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { alarms } from '@mimamori/copy/alarms/ja'
import { live } from '@mimamori/copy/live/ja'
import type { BrowserContext, Page, Request } from '@playwright/test'
import { addStaff, type Person, seedStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { changePolling } from './change-polling.ts'
import { expect, interceptRequests, openSignedIn, postOffence, pressTabTo, test } from './journey-fixtures.ts'

const JOB_TITLES = ['商品レビューの記事作成', '名刺のデータ入力', 'アンケートの集計', '動画の字幕づけ']
/** news comes by itself: lists are not asked for again here, see `blockPolling`; other tests share the processors */
const LIVE_TIMEOUT = { timeout: 60_000 }

/** how often a page asks for its list without news */
const LIST_POLL_MS = 5_000

const queueRow = (page: Page, title: string) => page.getByRole('table').getByRole('row').filter({ hasText: title })

/** The streams a browser has opened, in order. */
function interceptStreams(context: BrowserContext): URL[] {
  const streams: URL[] = []
  const note = (request: Request) => {
    const url = new URL(request.url())
    if (url.pathname === `${DESK_PREFIX}${LIVE_PATH}`) streams.push(url)
  }
  context.on('request', note)
  return streams
}

async function listCaseIds({ client }: Person): Promise<Map<string, string>> {
  const { items } = await client.queue.list({ view: 'flagged' })
  return new Map(items.map(({ title, id }) => [title, id]))
}

/** A way to the desk that can be cut. */
async function startProxy(port: number) {
  const sockets = new Set<Socket>()
  let whole = true
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => sockets.delete(socket) && other.destroy())
      socket.pipe(other)
    }
    if (!whole) near.destroy()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const cut = () => {
    whole = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      whole = true
    },
    close: () => {
      cut()
      server.close()
    },
  }
}

let colleague: Person
let ids: Map<string, string>
const claim = (title: string) => colleague.client.cases.claim({ caseId: ids.get(title) ?? '' })

test.beforeEach(async ({ page, pair, me, copy }) => {
  for (const title of JOB_TITLES) await postOffence(pair, title)
  colleague = (await seedStaff(pair.desk, 1))[0] as Person
  ids = await listCaseIds(colleague)
  await changePolling(page.context(), LIST_POLL_MS, null)
  await openSignedIn(page, copy, me)
  await expect(queueRow(page, JOB_TITLES[0] ?? '')).toBeVisible()
})

test('what a colleague claims, reads, decides and lets go of, and a job that arrives, show at everybody else’s by themselves', {
  tag: '@verify',
}, async ({ page, pair, copy }) => {
  const [first = '', second = '', third = ''] = JOB_TITLES
  const review = await claim(first)
  await expect(queueRow(page, first)).toContainText('person1', LIVE_TIMEOUT)
  await claim(second)
  await expect(queueRow(page, second)).toContainText('person1', LIVE_TIMEOUT)
  const flagged = page.getByRole('navigation', { name: copy.shell.views }).getByRole('link').first()
  const held = flagged.getByTitle(copy.shell.heldOf('2'))
  await expect(held).toBeVisible(LIVE_TIMEOUT)
  await colleague.client.decisions.decide({
    caseId: review.id,
    fence: review.fence,
    contentVersion: review.contentVersion,
    choice: { kind: 'no_violation', reason: 'false_detection' },
  })
  await expect(queueRow(page, first)).toHaveCount(0, LIVE_TIMEOUT)

  const said = { page: randomUUID(), caseId: ids.get(third) ?? '' }
  const reader = queueRow(page, third).getByRole('img', { name: live.does('person1', live.doings.viewing) })
  await colleague.client.live.presence({ ...said, doing: 'viewing' })
  await expect(reader).toBeVisible(LIVE_TIMEOUT)
  await colleague.client.live.presence({ ...said, caseId: null, doing: 'away' })
  await expect(reader).toHaveCount(0, LIVE_TIMEOUT)

  await postOffence(pair, '新しく届いた依頼')
  await expect(queueRow(page, '新しく届いた依頼')).toBeVisible(LIVE_TIMEOUT)
  await expect(flagged.getByText('4', { exact: true })).toBeVisible(LIVE_TIMEOUT)
})

test('a list somebody points at holds still: what came waits behind a button, what left stays in its place', {
  tag: '@verify',
}, async ({ page, pair, copy }) => {
  const [first = '', second = '', third = ''] = JOB_TITLES
  const titles = page.getByRole('table').getByRole('row').getByRole('link')
  await queueRow(page, third).hover()
  const urgent = '重ねて申告のあった依頼'
  // the page hears of the job before its reports are in, and shows it at the end, where it moves nobody: so it asks later
  const reported = Promise.withResolvers<void>()
  await interceptRequests(page, `**${DESK_PREFIX}/queue/list`, (route) => reported.promise.then(() => route.continue()))
  await postUrgent(pair, urgent)
  reported.resolve()
  const waiting = page.getByRole('button', { name: copy.queue.arrived(1) })
  await expect(waiting).toBeVisible(LIVE_TIMEOUT)
  const review = await claim(first)
  await expect(queueRow(page, first)).toContainText('person1', LIVE_TIMEOUT)
  const { id: caseId, fence, contentVersion } = review
  await colleague.client.decisions.decide({
    caseId,
    fence,
    contentVersion,
    choice: { kind: 'no_violation', reason: 'false_detection' },
  })
  await expect(queueRow(page, first)).toContainText(copy.queue.gone, LIVE_TIMEOUT)
  await expect(titles).toContainText([first, second, third])
  await waiting.click()
  await expect(titles).toContainText([urgent, second, third])
  await expect(queueRow(page, first)).toHaveCount(0)
})

test('a browser that was cut off catches up with everything it missed, from where it was', { tag: '@verify' }, async ({
  browser,
  pair,
  copy,
}) => {
  const line = await startProxy(Number(new URL(pair.desk.url).port))
  const context = await browser.newContext({ locale: 'ja-JP' })
  try {
    await changePolling(context, LIST_POLL_MS, null)
    const streams = interceptStreams(context)
    const page = await context.newPage()
    await openSignedIn(page, copy, await addStaff(pair.desk, 'aoi'), { at: line.url })
    const [first = '', second = '', third = ''] = JOB_TITLES
    await claim(first)
    await expect(queueRow(page, first)).toContainText('person1', LIVE_TIMEOUT)
    // what was cut off tries again, in vain
    const tried = page.waitForEvent('requestfailed', (request) => request.url().includes(LIVE_PATH))
    line.cut()
    await claim(second)
    await claim(third)
    await tried
    await expect(queueRow(page, second)).not.toContainText('person1')
    line.mend()
    await expect(queueRow(page, second)).toContainText('person1', LIVE_TIMEOUT)
    await expect(queueRow(page, third)).toContainText('person1', LIVE_TIMEOUT)
    expect(streams.at(-1)?.searchParams.get('after')).toMatch(/^[0-9a-f]+-\d+$/)
  } finally {
    await context.close()
    line.close()
  }
})

test.describe('on a desk of its own', () => {
  test.use({ ownDesk: true })

  test('a desk that was started again is heard again, and what changed meanwhile is shown', { tag: '@verify' }, async ({
    page,
    pair,
    copy,
    speaks,
  }) => {
    const [first = '', second = ''] = JOB_TITLES
    // somebody who is told how many withdrawals wait
    await page.context().clearCookies()
    await openSignedIn(page, copy, await addStaff(pair.desk, 'rin', 'lead', speaks))
    // it goes while a part nobody waits for is on its way, which takes no screen with it
    let lost = 0
    await interceptRequests(page, '**/assets/waiting-marks-*.js', (route) => {
      lost += 1
      return route.abort()
    })
    await page.reload()
    await expect(queueRow(page, first)).toBeVisible()
    await expect.poll(() => lost).toBeGreaterThan(0)
    await pair.desk.kill()
    await pair.desk.restart()
    await claim(first)
    await expect(queueRow(page, first)).toContainText('person1', LIVE_TIMEOUT)
    await claim(second)
    await expect(queueRow(page, second)).toContainText('person1', LIVE_TIMEOUT)
  })
})

test('a browser has one stream however many tabs it has, and another tab takes it over where it was', async ({
  page,
}) => {
  const context = page.context()
  const [first = '', second = '', third = '', fourth = ''] = JOB_TITLES
  await claim(first)
  await expect(queueRow(page, first), 'the first tab has its stream').toContainText('person1', LIVE_TIMEOUT)
  const streams = interceptStreams(context)
  const tabs = [await context.newPage(), await context.newPage()]
  for (const tab of tabs) {
    await tab.goto('/')
    await expect(queueRow(tab, first)).toBeVisible()
  }
  await claim(second)
  for (const tab of [page, ...tabs]) await expect(queueRow(tab, second)).toContainText('person1', LIVE_TIMEOUT)
  expect(streams, 'the second and the third tab open none').toEqual([])
  await claim(third)
  await page.close()
  await claim(fourth)
  for (const tab of tabs) {
    for (const title of [third, fourth]) await expect(queueRow(tab, title)).toContainText('person1', LIVE_TIMEOUT)
  }
  expect(streams.map(({ searchParams }) => searchParams.get('after'))).toEqual([
    expect.stringMatching(/^[0-9a-f]+-\d+$/),
  ])
})

/** Post a job that three people report as an attempt at a direct deal, which is urgent. Answers its id. */
async function postUrgent(pair: DeskPair, title: string): Promise<string> {
  const id = await postOffence(pair, title)
  for (const n of [1, 2, 3]) {
    const body = { target: { type: 'job', id }, reporterId: `U-${n}`, reason: 'direct_deal_solicitation', text: '' }
    await pair.marketplace.post({ kind: 'report', body })
  }
  return id
}

type ShownNotification = { readonly title: string; readonly body: string; readonly tag: string }

/** Notifications as the browser would show them, and a page that can be put out of sight. */
async function recordNotifications(
  page: Page,
): Promise<{ shown: ShownNotification[]; press: () => Promise<void>; sight: (seen: boolean) => Promise<void> }> {
  const shown: ShownNotification[] = []
  await page.exposeFunction('__notice', (notice: ShownNotification) => void shown.push(notice))
  await page.addInitScript(() => {
    let last: { onclick: (() => void) | null } | null = null
    class Told {
      static requestPermission = async () => 'granted'
      onclick: (() => void) | null = null
      constructor(title: string, { body, tag }: { body: string; tag: string }) {
        last = this
        void (Reflect.get(window, '__notice') as (notice: ShownNotification) => void)({ title, body, tag })
      }
      close(): void {}
    }
    Reflect.set(window, 'Notification', Told)
    Reflect.set(window, '__press', () => last?.onclick?.())
    Reflect.set(window, '__sight', (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  })
  return {
    shown,
    press: () => page.evaluate(() => (Reflect.get(window, '__press') as () => void)()),
    sight: (seen) =>
      page.evaluate(
        (state) => (Reflect.get(window, '__sight') as (state: string) => void)(state),
        seen ? 'visible' : 'hidden',
      ),
  }
}

/** What the page makes of an answer that has come is done by the second frame behind it. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** Waits until the page has read which cases are urgent. `title`: of one among them. */
const urgentCasesRead = (page: Page, title = '') =>
  page.waitForResponse(
    async (response) =>
      response.url().endsWith('/queue/list') &&
      (response.request().postData() ?? '').includes('"severity":"urgent"') &&
      (await response.text()).includes(title),
  )

test('whoever wants it is told of an urgent case while the desk is out of sight, once, without a word about a member', {
  tag: '@verify',
}, async ({ page, pair, copy }) => {
  const notices = await recordNotifications(page)
  await page.goto('/settings')
  const choice = page.getByRole('checkbox', { name: alarms.notify })
  await pressTabTo(page, choice)
  const stored = page.waitForResponse('**/api/desk/session/prefer')
  const looked = urgentCasesRead(page)
  await page.keyboard.press('Space')
  await expect(choice).toBeChecked()
  await Promise.all([stored, looked])
  // what is urgent already is no news
  const known = urgentCasesRead(page)
  await page.goto('/audit')
  await known
  const title = '緊急の依頼 山田太郎'
  const seen = urgentCasesRead(page, title)
  await postUrgent(pair, title)
  await seen
  await drawn(page)
  expect(notices.shown, 'whoever looks at the desk sees it there').toEqual([])
  await notices.sight(false)
  const other = await postUrgent(pair, title)
  await expect.poll(() => notices.shown.length, LIVE_TIMEOUT).toBe(1)
  expect(notices.shown[0]?.title).toBe(alarms.urgent)
  expect(notices.shown[0]?.body).toMatch(/^#\d+ \S+$/)
  expect(notices.shown[0]?.body).not.toContain('山田')
  await postOffence(pair, '急がない依頼')
  await pair.marketplace.post({ kind: 'report', body: { target: { type: 'job', id: other }, reporterId: 'U-4' } })
  // what would have been told of them is told before this one
  await postUrgent(pair, '後の緊急の依頼')
  await expect.poll(() => notices.shown.length, LIVE_TIMEOUT).toBeGreaterThan(1)
  expect(notices.shown).toHaveLength(2)
  expect(notices.shown[1]?.tag).not.toBe(notices.shown[0]?.tag)
  await notices.press()
  await expect(page.getByRole('heading', { level: 1, name: copy.queue.titles.flagged })).toBeVisible()
})
