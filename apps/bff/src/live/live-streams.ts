import { randomBytes } from 'node:crypto'
import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import { LIVE_STREAM } from '@mimamori/contract/live/live-stream-contract'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
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

/** changes within this time become one event */
const COALESCE_MS = 100
/** all tabs of a browser share one: more come from something else than a page */
const MAX_STREAMS_OF_SESSION = 20
const EXPIRY_POLL_INTERVAL_MS = 1_000
/** a client that reads more slowly is disconnected, and reconnects to what it missed */
const MAX_UNREAD_BYTES = 1024 * 1024

/**
 * `identify`: the session and account of a request, `null` without a valid session; `isSessionAlive`: is it still
 * valid? Neither counts as activity.
 */
type Sessions = {
  readonly identify: (request: Request) => Promise<{
    readonly session: { readonly id: string }
    readonly account: { readonly id: string; readonly role: Role }
  } | null>
  readonly isSessionAlive: (sessionId: string) => Promise<boolean>
}

export type Live = {
  /** `GET`: opens a stream for somebody signed in who may read cases. It ends with the session. */
  readonly open: RequestHandler
  /** A page of this instance reports which case it shows. */
  readonly reportPresence: (report: PresenceReport) => void
  /** Ends every stream. */
  readonly close: () => void
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
const NOTE_ACTIONS: ReadonlySet<string> = new Set(['note.added', 'note.undone'])
/** closings of a month: proposed, approved, sent back, taken back */
const CLOSING_ACTION_PREFIX = 'closing.'
/** changes of who is eligible as one of two people, and of what waits for them */
const PEOPLE_ACTIONS = /^(staff|desk|setting)\./

/** Adds changes to those collected for the next event. */
function coalesce(waiting: CoalescedNews, news: readonly ChangeNotice[] | null): CoalescedNews {
  if (news === null || waiting === 'everything') return 'everything'
  for (const { action, subject } of news) {
    // rare, and it affects every case
    if (subject.type === 'catalogue') return 'everything'
    if (DELIVERY_SUBJECTS.has(subject.type)) waiting.deliveries = true
    if (action.startsWith(CLOSING_ACTION_PREFIX)) waiting.closings = true
    if (PEOPLE_ACTIONS.test(action)) waiting.people = true
    if (subject.type === 'inbox') waiting.inboxes.add(subject.id)
    if (subject.type === 'case') (NOTE_ACTIONS.has(action) ? waiting.notes : waiting.cases).add(subject.id)
  }
  return exceedsNewsLimit(waiting) ? 'everything' : waiting
}

/**
 * Actions that end sessions of a person, as every instance is notified of them. A person with another session reports
 * again within seconds.
 */
const SESSION_ENDING_ACTIONS: ReadonlySet<string> = new Set([
  'session.ended',
  'session.revoked',
  'sessions.ended',
  'staff.changed',
  'staff.disabled',
  'staff.password_changed',
])

/** People whose sessions ended; their presence may be known here from another instance only. */
const staffWithEndedSessions = (news: readonly ChangeNotice[] | null): string[] =>
  (news ?? []).flatMap(({ action, subject }) => (SESSION_ENDING_ACTIONS.has(action) ? [subject.id] : []))

/** Runs `work` shortly after the first request, once for all requests until then. */
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

/**
 * The live streams (server-sent events) of this instance, and the presence of people at cases. `close` ends every
 * stream.
 */
export function createLiveStreams(app: AppContext, { identify, isSessionAlive }: Sessions): Live {
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

  /**
   * Ends a stream whose session is over. Returns whether it is still valid; a database that does not answer counts as
   * valid.
   */
  async function endIfSignedOut(stream: Stream): Promise<boolean> {
    if (await isSessionAlive(stream.sessionId).catch(() => true)) return true
    sendEvent(stream, 'ended', 1)
    stream.response.end()
    // another open page of the person reports again within seconds
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
  const stopHearing = app.storage.onBroadcast((report) => markChanged(presence.report(report as PresenceReport)))
  const expiryTimer = setInterval(() => markChanged(presence.expire()), EXPIRY_POLL_INTERVAL_MS)

  function begin(stream: Stream): void {
    stream.response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    const { request } = stream
    const lastSeen = request.query[LIVE_STREAM.after]
    const last = request.get('last-event-id') ?? (typeof lastSeen === 'string' ? lastSeen : null)
    const { id, news } = replayBuffer.since(last)
    sendEvent(stream, 'news', news ?? ({ cases: [], notes: [] } satisfies LiveNews), id)
    sendEvent(stream, 'here', presence.whole())
    streams.add(stream)
    // the session may have ended before this stream was registered
    void endIfSignedOut(stream)
    const heartbeat = setInterval(async () => {
      if (await endIfSignedOut(stream)) sendEvent(stream, 'beat', 1)
    }, LIVE_STREAM.beatSeconds * 1000)
    stream.response.on('close', () => {
      clearInterval(heartbeat)
      streams.delete(stream)
    })
  }

  const open: RequestHandler = async (request, response) => {
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return void response.status(403).end()
    const signedIn = await identify(request)
    if (!signedIn) return void response.status(401).end()
    if (!may(signedIn.account.role, 'cases.read')) return void response.status(403).end()
    const { id } = signedIn.session
    if ([...streams].filter(({ sessionId }) => sessionId === id).length >= MAX_STREAMS_OF_SESSION) {
      response.setHeader('retry-after', LIVE_STREAM.beatSeconds)
      return void response.status(429).end()
    }
    begin({ request, response, sessionId: signedIn.session.id, staffId: signedIn.account.id })
  }

  return {
    open,
    reportPresence(report) {
      markChanged(presence.report(report))
      app.storage.broadcast(report)
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
