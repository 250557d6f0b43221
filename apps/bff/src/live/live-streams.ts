import { randomBytes } from 'node:crypto'
import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import { LIVE_STREAM } from '@mimamori/contract/live/live-stream-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { ChangeNotice } from '@mimamori/storage/storage'
import type { Request, RequestHandler, Response } from 'express'
import type { PresenceReport } from '../rpc/other-features.ts'
import type { AppContext } from '../runtime/app-context.ts'
import {
  type CoalescedNews,
  createEventReplayBuffer,
  emptyNews,
  exceedsNewsLimit,
  toLiveNews,
} from './event-replay-buffer.ts'
import { createPresenceRegistry } from './presence-registry.ts'

/** news of this long go out together */
const COALESCE_MS = 100
const EXPIRY_POLL_INTERVAL_MS = 1_000
/** whoever takes in less than is said is let go, and comes back to what was missed */
const MAX_UNREAD_BYTES = 1024 * 1024

/** Whose page asks, if the session still lives, and later whether it does; being asked is no sign of a person. */
type Sessions = {
  readonly identify: (request: Request) => Promise<{
    readonly session: { readonly id: string }
    readonly account: { readonly id: string; readonly role: Role }
  } | null>
  readonly isSessionAlive: (sessionId: string) => Promise<boolean>
}

type Stream = {
  readonly response: Response
  readonly request: Request
  readonly sessionId: string
  readonly staffId: string
}

function sendEvent({ response }: Stream, event: (typeof LIVE_STREAM.events)[number], data: unknown, id?: string): void {
  if (response.writableEnded) return
  if (response.writableLength > MAX_UNREAD_BYTES) return void response.destroy()
  response.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
}

const DELIVERY_SUBJECTS: ReadonlySet<string> = new Set(['delivery', 'endpoint'])
/** of a month: proposed, approved, sent back, taken back */
const CLOSING_ACTION_PREFIX = 'closing.'
/** who can be one of two people, and what waits for them */
const PEOPLE_ACTIONS = /^(staff|desk|setting)\./

/** Add what is new to what waits to be told. */
function coalesce(waiting: CoalescedNews, news: readonly ChangeNotice[] | null): CoalescedNews {
  if (news === null || waiting === 'everything') return 'everything'
  for (const { action, subject } of news) {
    // rare, and it changes what every case is judged by and answered with
    if (subject.type === 'catalogue') return 'everything'
    if (DELIVERY_SUBJECTS.has(subject.type)) waiting.deliveries = true
    if (action.startsWith(CLOSING_ACTION_PREFIX)) waiting.closings = true
    if (PEOPLE_ACTIONS.test(action)) waiting.people = true
    if (subject.type === 'case') (action === 'note.added' ? waiting.notes : waiting.cases).add(subject.id)
  }
  return exceedsNewsLimit(waiting) ? 'everything' : waiting
}

/** What ends sessions of somebody, as every instance hears it. Whoever has another one is seen again within seconds. */
const SESSION_ENDING_ACTIONS: ReadonlySet<string> = new Set([
  'session.ended',
  'session.revoked',
  'sessions.ended',
  'staff.changed',
  'staff.disabled',
  'staff.password_changed',
])

/** Whose sessions ended: here they may only be known by what their pages said at another instance. */
const staffWithEndedSessions = (news: readonly ChangeNotice[] | null): string[] =>
  (news ?? []).flatMap(({ action, subject }) => (SESSION_ENDING_ACTIONS.has(action) ? [subject.id] : []))

/** Run `work` a moment after it was first asked for, once for all who ask meanwhile. */
function debounceOnce(work: () => void) {
  let timer: NodeJS.Timeout | null = null
  return {
    ask(): void {
      timer ??= setTimeout(() => {
        timer = null
        work()
      }, COALESCE_MS)
    },
    forget: () => timer && clearTimeout(timer),
  }
}

export type Live = {
  /** `GET`: opens a stream for whoever is signed in and may read cases. It ends with the session. */
  readonly open: RequestHandler
  /** A page of this instance says where it is. */
  readonly reportPresence: (seen: PresenceReport) => void
  /** Ends every stream. */
  readonly close: () => void
}

/** Everybody who listens at this instance, and who is at which case. */
export function createLiveStreams(app: AppContext, { identify: whose, isSessionAlive: lives }: Sessions): Live {
  const streams = new Set<Stream>()
  const replayBuffer = createEventReplayBuffer(randomBytes(6).toString('hex'))
  const presence = createPresenceRegistry(() => performance.now())
  let waiting = emptyNews()
  let changedCases = new Set<string>()

  const toEveryone = (event: 'news' | 'here', data: unknown, id?: string) => {
    for (const stream of streams) sendEvent(stream, event, data, id)
  }
  const flushNews = debounceOnce(() => {
    const news = toLiveNews(waiting)
    waiting = emptyNews()
    if (!news) return
    const { id } = replayBuffer.add(news)
    toEveryone('news', news, id)
  })
  const flushPresence = debounceOnce(() => {
    toEveryone('here', presence.at(changedCases))
    changedCases = new Set()
  })
  const markChanged = (cases: readonly string[]) => {
    for (const id of cases) changedCases.add(id)
    if (cases.length > 0) flushPresence.ask()
  }

  /** A stream whose session is over says so and ends; a database that does not answer is no reason. */
  async function endIfSignedOut(stream: Stream): Promise<boolean> {
    if (await lives(stream.sessionId).catch(() => true)) return true
    sendEvent(stream, 'ended', 1)
    stream.response.end()
    // whoever is still here elsewhere says so within seconds
    markChanged(presence.forget(stream.staffId))
    return false
  }

  const stopListening = app.storage.listen((news) => {
    const people = new Set(news?.filter(({ subject }) => subject.type === 'staff').map(({ subject }) => subject.id))
    for (const stream of streams) if (!news || people.has(stream.staffId)) void endIfSignedOut(stream)
    markChanged(staffWithEndedSessions(news).flatMap(presence.forget))
    waiting = coalesce(waiting, news)
    flushNews.ask()
  })
  const stopHearing = app.storage.onBroadcast((said) => markChanged(presence.hear(said as PresenceReport)))
  const expiryTimer = setInterval(() => markChanged(presence.expire()), EXPIRY_POLL_INTERVAL_MS)

  function begin(stream: Stream): void {
    stream.response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    const { request } = stream
    const asked = request.query[LIVE_STREAM.after]
    const last = request.get('last-event-id') ?? (typeof asked === 'string' ? asked : null)
    const { id, news } = replayBuffer.since(last)
    sendEvent(stream, 'news', news ?? ({ cases: [], notes: [] } satisfies LiveNews), id)
    sendEvent(stream, 'here', presence.whole())
    streams.add(stream)
    // its session may have ended before anybody could tell this stream
    void endIfSignedOut(stream)
    const beat = setInterval(async () => {
      if (await endIfSignedOut(stream)) sendEvent(stream, 'beat', 1)
    }, LIVE_STREAM.beatSeconds * 1000)
    stream.response.on('close', () => {
      clearInterval(beat)
      streams.delete(stream)
    })
  }

  const open: RequestHandler = async (request, response) => {
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return void response.status(403).end()
    const signedIn = await whose(request)
    if (!signedIn) return void response.status(401).end()
    if (!may(signedIn.account.role, 'cases.read')) return void response.status(403).end()
    begin({ request, response, sessionId: signedIn.session.id, staffId: signedIn.account.id })
  }

  return {
    open,
    reportPresence(seen) {
      markChanged(presence.hear(seen))
      app.storage.broadcast(seen)
    },
    close() {
      stopListening()
      stopHearing()
      clearInterval(expiryTimer)
      flushNews.forget()
      flushPresence.forget()
      for (const { response } of streams) response.end()
    },
  }
}
