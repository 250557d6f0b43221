import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import { AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import type { Request, Response } from 'express'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { AppContext } from '../runtime/app-context.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { createLiveStreams, type Live } from './live-streams.ts'

type Told = readonly { readonly action: string; readonly subject: { readonly type: string; readonly id: string } }[]

let testApp: TestApp
let live: Live
let tell: (news: Told | null) => void
let broadcast: (report: object) => void
let asked: string[]
let passedOn: unknown[]
let sent: string[]
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  asked = []
  passedOn = []
  sent = []
  const storage = {
    ...testApp.app.storage,
    listen(hear: typeof tell) {
      tell = hear
      return () => undefined
    },
    broadcast: (report: object) => void passedOn.push(report),
    onBroadcast(hear: typeof broadcast) {
      broadcast = hear
      return () => undefined
    },
  } as unknown as AppContext['storage']
  live = createLiveStreams(
    { ...testApp.app, storage },
    {
      identify: async () => ({ session: { id: 'session' }, account: { id: 'sato', role: 'moderator' } }),
      isSessionAlive: async (id) => Boolean(asked.push(id)),
    },
  )
  const response = {
    writeHead: () => undefined,
    on: () => undefined,
    end: () => undefined,
    write: (text: string) => sent.push(text),
  } as unknown as Response
  await live.open({ headers: {}, query: {}, get: () => undefined } as unknown as Request, response, () => undefined)
  asked.length = 0
  sent.length = 0
})
afterEach(() => {
  live.close()
  vi.useRealTimers()
})

/** What open pages hear within the time in which news is gathered. */
function heard(event: 'news' | 'here'): unknown[] {
  vi.advanceTimersByTime(100)
  return sent.splice(0).flatMap((text) => {
    const [, name, data = 'null'] = /^event: (\w+)\n(?:id: .*\n)?data: (.*)\n\n$/.exec(text) ?? []
    return name === event ? [JSON.parse(data)] : []
  })
}

/** What pages hear of an entry about this. */
function newsOf(action: string, type: string): LiveNews | null {
  tell([{ action, subject: { type, id: 'it' } }])
  return (heard('news')[0] as LiveNews) ?? null
}

const EVERY_ACTION = Object.values(AUDIT_ACTION_GROUPS).flat()
const NOTHING = { cases: [], notes: [] }

test('of every entry about a case pages hear the case, and of notes that its notes changed', () => {
  const ofNotes = EVERY_ACTION.filter((action) => newsOf(action, 'case')?.notes.includes('it'))
  expect(ofNotes).toEqual(['note.added', 'note.undone'])
  for (const action of EVERY_ACTION.filter((each) => !ofNotes.includes(each)))
    expect([action, newsOf(action, 'case')?.cases]).toEqual([action, ['it']])
})

test('of people, of what waits for two of them, and of months pages hear what changed', () => {
  const hear = (part: keyof LiveNews) => EVERY_ACTION.filter((action) => newsOf(action, 'other')?.[part] === true)
  expect(hear('people')).toEqual([
    ...['staff.added', 'staff.invited', 'staff.linked', 'staff.changed', 'staff.disabled', 'staff.enabled'],
    ...['staff.confirmed', 'desk.few_leads', 'desk.enough_leads', 'staff.password_changed'],
    ...['setting.proposed', 'setting.agreed', 'setting.refused', 'setting.taken_back', 'setting.in_force'],
  ])
  expect(hear('closings')).toEqual(['closing.proposed', 'closing.approved', 'closing.sent_back', 'closing.taken_back'])
  expect(hear('deliveries')).toEqual([])
})

test('of deliveries, of an inbox and of the catalogue pages hear whatever was done', () => {
  for (const action of ['delivery.dead', 'delivery.delivered']) {
    expect(newsOf(action, 'delivery')).toEqual({ ...NOTHING, deliveries: true })
    expect(newsOf(action, 'endpoint')).toEqual({ ...NOTHING, deliveries: true })
  }
  expect(newsOf('inbox.told', 'inbox')).toEqual({ ...NOTHING, inboxes: ['it'] })
  expect(newsOf('catalogue.added', 'catalogue')).toEqual({ cases: null, notes: [] })
  expect(newsOf('view.saved', 'view')).toBeNull()
})

test('what may have been missed is told as: look at everything, and each session is looked at again', () => {
  tell(null)
  expect(heard('news')).toEqual([{ cases: null, notes: [] }])
  expect(asked).toEqual(['session'])
})

test('whatever is done to a person makes the desk look whether their session is still alive, and nobody else’s', () => {
  tell([{ action: 'staff.confirmed', subject: { type: 'staff', id: 'maya' } }])
  expect(asked).toEqual([])
  tell([{ action: 'staff.disabled', subject: { type: 'staff', id: 'sato' } }])
  expect(asked).toEqual(['session'])
})

test('who loses a session is no longer seen at a case, also where another instance had told of them', () => {
  const who = { id: 'maya', alias: 'Maya' }
  const gone = EVERY_ACTION.filter((action) => {
    broadcast({ page: `page-${action}`, who, caseId: 'it', doing: 'viewing' })
    expect((heard('here') as LivePresence[]).at(-1)?.cases.it).toHaveLength(1)
    tell([{ action, subject: { type: 'staff', id: 'maya' } }])
    const leaves = (heard('here') as LivePresence[]).some(({ cases }) => cases.it?.length === 0)
    if (!leaves) broadcast({ page: `page-${action}`, who, caseId: null, doing: 'away' })
    vi.advanceTimersByTime(100)
    sent.length = 0
    return leaves
  })
  expect(gone).toEqual([
    ...['session.ended', 'sessions.ended', 'session.revoked'],
    ...['staff.changed', 'staff.disabled', 'staff.password_changed'],
  ])
})

test('where a page is, its own instance shows and tells the others', () => {
  const report = { page: 'page', who: { id: 'maya', alias: 'Maya' }, caseId: 'it', doing: 'viewing' } as const
  live.reportPresence(report)
  expect((heard('here') as LivePresence[])[0]?.cases.it).toEqual([{ id: 'maya', alias: 'Maya', doing: 'viewing' }])
  expect(passedOn).toEqual([report])
})
