import { randomBytes } from 'node:crypto'
import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import { LIVE_STREAM } from '@mimamori/contract/live/live-stream-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { ChangeNotice } from '@mimamori/storage/storage'
import type { Request, RequestHandler, Response } from 'express'
import type { AppContext } from '../office.ts'
import { type Gathered, isTooMuch, newsOf, nothing, recentNews } from './recent-news.ts'
import { room, type Seen } from './room.ts'

/** news of this long go out together */
const GATHER_MS = 100
const LOOK_FOR_LEAVERS_MS = 1_000
/** whoever takes in less than is said is let go, and comes back to what was missed */
const UNREAD_BYTES_AT_MOST = 1024 * 1024

/** Whose page asks, if the session still lives, and later whether it does; being asked is no sign of a person. */
type Sessions = {
  readonly whose: (request: Request) => Promise<{
    readonly session: { readonly id: string }
    readonly account: { readonly id: string; readonly role: Role }
  } | null>
  readonly lives: (sessionId: string) => Promise<boolean>
}

type Stream = {
  readonly response: Response
  readonly request: Request
  readonly sessionId: string
  readonly staffId: string
}

function say({ response }: Stream, event: (typeof LIVE_STREAM.events)[number], data: unknown, id?: string): void {
  if (response.writableEnded) return
  if (response.writableLength > UNREAD_BYTES_AT_MOST) return void response.destroy()
  response.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
}

const OF_DELIVERY: ReadonlySet<string> = new Set(['delivery', 'endpoint'])
/** of a month: proposed, approved, sent back, taken back */
const OF_CLOSING = 'closing.'
/** who can be one of two people, and what waits for them */
const OF_PEOPLE = /^(staff|desk|setting)\./

/** Add what is new to what waits to be told. */
function gather(waiting: Gathered, news: readonly ChangeNotice[] | null): Gathered {
  if (news === null || waiting === 'everything') return 'everything'
  for (const { action, subject } of news) {
    // rare, and it changes what every case is judged by and answered with
    if (subject.type === 'catalogue') return 'everything'
    if (OF_DELIVERY.has(subject.type)) waiting.deliveries = true
    if (action.startsWith(OF_CLOSING)) waiting.closings = true
    if (OF_PEOPLE.test(action)) waiting.people = true
    if (subject.type === 'case') (action === 'note.added' ? waiting.notes : waiting.cases).add(subject.id)
  }
  return isTooMuch(waiting) ? 'everything' : waiting
}

/** What ends sessions of somebody, as every instance hears it. Whoever has another one is seen again within seconds. */
const ENDING: ReadonlySet<string> = new Set([
  'session.ended',
  'session.revoked',
  'sessions.ended',
  'staff.changed',
  'staff.disabled',
  'staff.password_changed',
])

/** Whose sessions ended: here they may only be known by what their pages said at another instance. */
const leftBy = (news: readonly ChangeNotice[] | null): string[] =>
  (news ?? []).flatMap(({ action, subject }) => (ENDING.has(action) ? [subject.id] : []))

/** Run `work` a moment after it was first asked for, once for all who ask meanwhile. */
function soon(work: () => void) {
  let timer: NodeJS.Timeout | null = null
  return {
    ask(): void {
      timer ??= setTimeout(() => {
        timer = null
        work()
      }, GATHER_MS)
    },
    forget: () => timer && clearTimeout(timer),
  }
}

/** Everybody who listens at this instance, and who is at which case. `close` ends every stream. */
export function liveStreams(app: AppContext, { whose, lives }: Sessions) {
  const streams = new Set<Stream>()
  const recent = recentNews(randomBytes(6).toString('hex'))
  const here = room(() => performance.now())
  let waiting = nothing()
  let moved = new Set<string>()

  const toEveryone = (event: 'news' | 'here', data: unknown, id?: string) => {
    for (const stream of streams) say(stream, event, data, id)
  }
  const telling = soon(() => {
    const news = newsOf(waiting)
    waiting = nothing()
    if (!news) return
    const { id } = recent.add(news)
    toEveryone('news', news, id)
  })
  const showing = soon(() => {
    toEveryone('here', here.at(moved))
    moved = new Set()
  })
  const show = (cases: readonly string[]) => {
    for (const id of cases) moved.add(id)
    if (cases.length > 0) showing.ask()
  }

  /** A stream whose session is over says so and ends; a database that does not answer is no reason. */
  async function check(stream: Stream): Promise<boolean> {
    if (await lives(stream.sessionId).catch(() => true)) return true
    say(stream, 'ended', 1)
    stream.response.end()
    // whoever is still here elsewhere says so within seconds
    show(here.forget(stream.staffId))
    return false
  }

  const stopListening = app.storage.listen((news) => {
    const people = new Set(news?.filter(({ subject }) => subject.type === 'staff').map(({ subject }) => subject.id))
    for (const stream of streams) if (!news || people.has(stream.staffId)) void check(stream)
    show(leftBy(news).flatMap(here.forget))
    waiting = gather(waiting, news)
    telling.ask()
  })
  const stopHearing = app.storage.onBroadcast((said) => show(here.hear(said as Seen)))
  const leavers = setInterval(() => show(here.expire()), LOOK_FOR_LEAVERS_MS)

  function begin(stream: Stream): void {
    stream.response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    const { request } = stream
    const asked = request.query[LIVE_STREAM.after]
    const last = request.get('last-event-id') ?? (typeof asked === 'string' ? asked : null)
    const { id, news } = recent.since(last)
    say(stream, 'news', news ?? ({ cases: [], notes: [] } satisfies LiveNews), id)
    say(stream, 'here', here.whole())
    streams.add(stream)
    // its session may have ended before anybody could tell this stream
    void check(stream)
    const beat = setInterval(async () => {
      if (await check(stream)) say(stream, 'beat', 1)
    }, LIVE_STREAM.beatSeconds * 1000)
    stream.response.on('close', () => {
      clearInterval(beat)
      streams.delete(stream)
    })
  }

  /** `GET`: opens a stream for whoever is signed in and may read cases. It ends with the session. */
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
    /** A page of this instance says where it is. */
    hear(seen: Seen): void {
      show(here.hear(seen))
      app.storage.broadcast(seen)
    },
    close(): void {
      stopListening()
      stopHearing()
      clearInterval(leavers)
      telling.forget()
      showing.forget()
      for (const { response } of streams) response.end()
    },
  }
}
export type Live = ReturnType<typeof liveStreams>
