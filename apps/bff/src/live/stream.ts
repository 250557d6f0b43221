import type { LiveNews } from '@mimamori/contract/live/news'
import type { Role } from '@mimamori/policy/staff/roles'
import { may } from '@mimamori/policy/staff/roles'
import type { News } from '@mimamori/storage/desk'
import type { Request, RequestHandler, Response } from 'express'
import type { Office } from '../office.ts'

/** news of this long go out together */
const GATHER_MS = 100
const CASES_AT_ONCE = 200
/** a sign of life, and the moment to see whether the session still lives */
const BEAT_MS = 15_000

type Gathered = Set<string> | 'everything'

/** Add what is new to what waits to be told. */
function gather(waiting: Gathered, news: readonly News[] | null): Gathered {
  if (news === null || waiting === 'everything') return 'everything'
  for (const { subject } of news) if (subject.type === 'case') waiting.add(subject.id)
  return waiting.size > CASES_AT_ONCE ? 'everything' : waiting
}

/** Whose page asks, if his session still lives; being asked is no sign of a person. */
type Whose = (request: Request) => Promise<{ readonly account: { readonly role: Role } } | null>

/** Everybody who listens at this instance. `close` ends every stream. */
export function liveStreams(office: Office, whose: Whose) {
  const streams = new Set<Response>()
  let waiting: Gathered = new Set()
  let timer: NodeJS.Timeout | null = null

  function tell(): void {
    timer = null
    const news: LiveNews = { cases: waiting === 'everything' ? null : [...waiting] }
    waiting = new Set()
    if (news.cases?.length === 0) return
    const line = `event: news\ndata: ${JSON.stringify(news)}\n\n`
    for (const stream of streams) stream.write(line)
  }

  const stopListening = office.desk.listen((news) => {
    if (streams.size === 0) return
    waiting = gather(waiting, news)
    timer ??= setTimeout(tell, GATHER_MS)
  })

  /** `GET`: opens a stream for whoever is signed in and may read cases. It ends with the session. */
  const open: RequestHandler = async (request, response) => {
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return void response.status(403).end()
    const signedIn = await whose(request)
    if (!signedIn) return void response.status(401).end()
    if (!may(signedIn.account.role, 'cases.read')) return void response.status(403).end()
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    response.write('retry: 2000\n\n')
    streams.add(response)
    const beat = setInterval(async () => {
      // a database that does not answer is no reason to end the stream
      const still = await whose(request).catch(() => signedIn)
      if (still) response.write(': still here\n\n')
      else response.end()
    }, BEAT_MS)
    response.on('close', () => {
      clearInterval(beat)
      streams.delete(response)
    })
  }

  function close(): void {
    stopListening()
    if (timer) clearTimeout(timer)
    for (const stream of streams) stream.end()
  }
  return { open, close }
}
