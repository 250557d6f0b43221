import { aside } from '@mimamori/copy/aside/ja'
import { notes } from '@mimamori/copy/notes/ja'
import { PERSONAL_FIELDS, type PersonalField } from '@mimamori/policy/members/personal-fields'
import type { Page } from '@playwright/test'
import type { Account } from '../harness/desk-accounts.ts'
import { type Copy, expect, openSignedIn, test } from './journey-fixtures.ts'

/** Values that are found nowhere else, so that wherever one turns up it has come from the members. */
const AUTHOR = { displayName: '金糸雀 霧一郎', email: 'kiri.canary83@kanaria.example', phone: '070-7391-5528' }
const REPORTER = { displayName: '雲雀ヶ丘 灯', email: 'akari.lark27@hibari.example', phone: '080-6642-9917' }
/** that this member reported something is never beside a case */
const REPORTER_ID = 'U-lark-77041'
/** what somebody has typed and not sent: nowhere in clear */
const DRAFT = 'kawasemi-draft-7716'

/** However it is written on its way: whole, parts that say as much, digits alone, in an address, in JSON for machines. */
function canaryForms(values: Readonly<Record<PersonalField, string>>): string[] {
  const whole = PERSONAL_FIELDS.map((field) => values[field])
  const parts = [...values.displayName.split(' '), values.email.split('@')[0] ?? '', values.phone.replaceAll('-', '')]
  const all = [...whole, ...parts.filter((part) => part.length > 1)]
  const escaped = (value: string) =>
    value.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [...new Set(all.flatMap((value) => [value, encodeURIComponent(value), escaped(value)]))]
}
const CANARIES = [...canaryForms(AUTHOR), ...canaryForms(REPORTER)]

const findCanaries = (where: string, content: string | Buffer, canaries: readonly string[] = CANARIES): string[] =>
  canaries.filter((canary) => content.includes(canary)).map((canary) => `${where}: ${canary}`)

/** All a browser keeps, in one text. */
const readBrowserStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const stored = await Promise.all((await indexedDB.databases()).map(({ name }) => name))
    const responses = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stored, responses, history.state, location.href])
  })

/** Reveal two fields at the page: one runs out, the other ends as the case is left. Answers what was found where it must not be. */
async function openEveryScreen(page: Page, copy: Copy, me: Account): Promise<string[]> {
  const amiss: string[] = []
  page.on('request', (request) => amiss.push(...findCanaries('address', request.url())))
  const answers: Promise<void>[] = []
  page.on('response', (response) => {
    // the stream of news has no end
    if (response.url().endsWith('/members/reveal') || response.headers()['content-type']?.includes('event-stream'))
      return
    answers.push(
      response.text().then(
        (body) => void amiss.push(...findCanaries(response.url(), body, [...CANARIES, REPORTER_ID])),
        () => undefined,
      ),
    )
  })
  await page.clock.install()
  await openSignedIn(page, copy, me)
  await page.locator('main a[data-case]').first().waitFor()
  await page.keyboard.press('c')
  const shown = page.locator('[data-revealed]')
  const region = (name: string) => page.getByRole('region', { name, exact: true }).waitFor()
  const reveal = async (digit: string, field: PersonalField) => {
    await page.getByRole('button', { name: copy.cases.reveal }).filter({ visible: true }).waitFor()
    await page.keyboard.press('v')
    await region(aside.revealTitle)
    await page.keyboard.press(digit)
    await region(aside.revealReason(aside.revealFields[field]))
    const earliest = await page.evaluate(() => Date.now())
    await page.keyboard.press('3')
    await expect(shown).toHaveText(AUTHOR[field])
    const latest = await page.evaluate(() => Date.now())
    amiss.push(...findCanaries('kept by the browser', await readBrowserStorage(page), [...CANARIES, DRAFT]))
    expect(await page.evaluate(() => document.querySelectorAll('.layer').length)).toBeGreaterThan(1)
    return { earliest, latest }
  }
  await page.locator('.layer:not([inert])').getByRole('button', { name: notes.write }).waitFor()
  await page.keyboard.press('i')
  await page.locator('.layer:not([inert]) textarea:focus').waitFor()
  await page.keyboard.type(DRAFT)
  await page.locator('.layer:not([inert]) [data-draft=saved]').waitFor()
  await page.keyboard.press('Escape')
  // the page's clock runs on while the test looks: it is stopped on either side of the thirty seconds
  const { earliest, latest } = await reveal('2', 'email')
  await page.clock.pauseAt(earliest + 29_000)
  await expect(shown).toBeVisible()
  await page.clock.pauseAt(latest + 30_500)
  await expect(shown).toHaveCount(0)
  await page.clock.resume()
  amiss.push(...findCanaries('the page, 30 seconds later', await page.content()))
  await reveal('1', 'displayName')
  await page.keyboard.press('j')
  await expect(shown).toHaveCount(0)
  amiss.push(
    ...findCanaries('the page, at another case', await page.content()),
    ...findCanaries('kept by the browser', await readBrowserStorage(page), [...CANARIES, DRAFT]),
  )
  // what the page gave up asking for has no end, and is cut off with it
  await page.goto('about:blank')
  await Promise.all(answers)
  return amiss
}

test('a revealed field is on screen for thirty seconds and until the case is left, and in no address, no other answer and nothing that the browser keeps', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  const { marketplace } = pair
  await marketplace.post({ kind: 'member', body: { id: 'U-canary', roles: ['client'], ...AUTHOR } })
  await marketplace.post({ kind: 'member', body: { id: REPORTER_ID, ...REPORTER } })
  for (const n of [1, 2]) {
    const description = `やり取りはLINE ID: yama-work${n} でお願いします。報酬は銀行口座へ直接振り込みます。`
    const body = { id: `J-${n}`, clientId: 'U-canary', title: `商品レビューの投稿 ${n}`, description }
    await marketplace.post({ kind: 'job', truth: 'direct_deal', body })
    const report = { target: { type: 'job', id: `J-${n}` }, reporterId: REPORTER_ID, text: 'LINEに誘導されました' }
    await marketplace.post({ kind: 'report', body: { ...report, reason: 'direct_deal_solicitation' } })
  }
  expect(await openEveryScreen(page, copy, me)).toEqual([])
})
