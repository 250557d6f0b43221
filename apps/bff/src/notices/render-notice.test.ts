import type { Staff } from '@mimamori/policy/staff/staff-member'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TurnRequest } from '../runtime/fair-turns.ts'
import type { LimitReason } from '../runtime/limited-thread.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { aNoticeText, noticeSteps } from '../testing/test-notices.ts'
import { previewNotice } from './get-notice.ts'
import { approvePublication, type RenderedNotice, renderToPublish } from './publish-notice.ts'

let testApp: TestApp
let ueno: Staff
let mori: Staff
/** a notice of December whose publication is requested, and its steps where rendering ends so; `null`: as it should */
let requestedWhere: (why: LimitReason | null) => Promise<ReturnType<typeof noticeSteps> & { id: string }>
let rendered: number
beforeEach(async () => {
  testApp = await openTestApp()
  const months = closingSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  testApp.wait(7 * 86_400)
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11', ''))
  const id = await noticeSteps(testApp).requestedBy(ueno, '2026-12')
  rendered = 0
  requestedWhere = async (why) => {
    const { run, close } = testApp.app.noticeThread
    const thread = {
      close,
      run: async (task: unknown, asked: TurnRequest) => {
        rendered++
        return why === null ? await run(task, asked) : ({ ok: false, why } as const)
      },
    }
    return { ...noticeSteps({ ...testApp, app: { ...testApp.app, noticeThread: thread } }), id }
  }
})
afterEach(() => testApp.close())

test.each([
  ['over_limit', 'notice_too_slow'],
  ['queue_full', 'notices_busy'],
  ['replaced', 'notices_busy'],
] as const)(
  'a notice that cannot be rendered (%s) says why, shows its words, and is not published',
  async (why, refusal) => {
    const { id, viewFor, approveAs } = await requestedWhere(why)
    expect(await viewFor(mori, id)).toMatchObject({ documents: [], unrendered: refusal, texts: { ja: aNoticeText } })
    expect(await refusalOf(approveAs(mori, id, 2))).toBe(refusal)
    const { viewFor: view, approveAs: approve } = await requestedWhere(null)
    expect(await view(mori, id)).toMatchObject({
      state: 'requested',
      documents: [{ language: 'ja' }],
      unrendered: null,
    })
    await approve(mori, id, 2)
    expect(await view(mori, id)).toMatchObject({ state: 'published', unrendered: null, intact: true })
  },
)

test('what is published is what was rendered: a notice that changed meanwhile is looked at first', async () => {
  const { id, viewFor, saveAs, requestAs } = await requestedWhere(null)
  const { app } = testApp
  const before = await renderToPublish(app, app.storage.db, { at: app.clock.now(), actor: mori, noticeId: id })
  await saveAs(ueno, id, 2, { ...aNoticeText, opening: '別の前文です。' })
  await requestAs(ueno, id, 3)
  const { content } = await viewFor(mori, id)
  const seen = { noticeId: id, edit: 3, revision: 1, below: 5, standards: 0, content }
  const approve = (rendered: RenderedNotice) =>
    refusalOf(app.storage.write((tx) => approvePublication(tx, app.catalogue, app.clock.now(), mori, seen, rendered)))
  expect(await approve(before)).toBe('notice_changed')
  expect(
    await approve(await renderToPublish(app, app.storage.db, { at: app.clock.now(), actor: mori, noticeId: id })),
  ).toBe('was allowed')
})

test('a preview that cannot be rendered is refused by name', async () => {
  const app = {
    ...testApp.app,
    noticeThread: { ...testApp.app.noticeThread, run: async () => ({ ok: false, why: 'over_limit' }) as const },
  }
  const { id } = await requestedWhere(null)
  expect(await refusalOf(previewNotice(app, ueno, id, { chart: 'pie', ja: aNoticeText, en: null }))).toBe(
    'notice_too_slow',
  )
})

test('opening a notice, its preview and its publication are rendered by the thread, and what is published is not', async () => {
  const { id, viewFor, approveAs } = await requestedWhere(null)
  const { content } = await viewFor(mori, id)
  expect(rendered).toBe(1)
  await approveAs(mori, id, 2, 1, undefined, 0, content)
  expect(rendered).toBe(2)
  await viewFor(mori, id)
  expect(rendered).toBe(2)
})

test('a preview of a lead may stand in for their earlier one of that notice, and nothing else is replaced', async () => {
  const { id } = await requestedWhere(null)
  const asked: TurnRequest[] = []
  const { run, close } = testApp.app.noticeThread
  const noting = {
    close,
    run: (task: unknown, by: TurnRequest) => {
      asked.push(by)
      return run(task, by)
    },
  }
  const app = { ...testApp.app, noticeThread: noting }
  await previewNotice(app, ueno, id, { chart: 'pie', ja: aNoticeText, en: null })
  await noticeSteps({ ...testApp, app }).viewFor(mori, id)
  await renderToPublish(app, app.storage.db, { at: app.clock.now(), actor: mori, noticeId: id })
  const whole = { person: mori.id, subject: null }
  expect(asked).toEqual([{ person: ueno.id, subject: id }, whole, whole])
})
