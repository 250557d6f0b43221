import type { PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { startView } from '@mimamori/policy/people/queue-assignment-rules'
import { LIST_SIZE, QUEUE_VIEWS, type QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Request, Response } from 'express'
import { loadSession } from '../auth/auth-sessions.ts'
import { sessionToken } from '../http/session-cookies.ts'
import type { Live } from '../live/live-streams.ts'
import type { PageVisit } from '../page/serve-page.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { deskRouter, rpcContext } from './desk-api.ts'

type DeskClient = RouterClient<typeof deskRouter>
type EarlyCall = {
  readonly way: readonly string[]
  readonly input?: object
  readonly paged?: true
  ask: () => Promise<unknown>
}

const viewByName = (name: string | null | undefined): QueueView | null =>
  QUEUE_VIEWS.find((view) => view === name) ?? null

/** Is a list at this address shown whole, in its own order? Of the others the page asks itself. */
const isUnfiltered = (search: URLSearchParams, besides: string): boolean =>
  [...search.keys()].every((name) => name === besides)

/** The list an address shows or stands beside, as the page asks for it. */
function listCall(client: DeskClient, { pathname, searchParams }: URL, first: QueueView): EarlyCall | null {
  const [screen, named] = pathname.split('/').slice(1)
  const way = ['queue', 'list']
  if (screen === 'review' && isUnfiltered(searchParams, 'queue')) {
    const input = { view: viewByName(searchParams.get('queue')) ?? 'flagged', limit: LIST_SIZE.beside }
    return { way, input, ask: () => client.queue.list(input) }
  }
  const view = pathname === '/' ? first : screen === 'queue' ? viewByName(named) : null
  if (view === null || !isUnfiltered(searchParams, 'at')) return null
  const input = { view, limit: LIST_SIZE.page }
  return { way, input, paged: true, ask: () => client.queue.list(input) }
}

/** What the screens on the way to a case ask for before they are painted. */
function earlyCallsFor(client: DeskClient, at: URL, first: QueueView): EarlyCall[] {
  const [, caseId] = /^\/review\/([0-9a-f-]{36})$/.exec(at.pathname) ?? []
  const list = listCall(client, at, first)
  return [
    ...(caseId ? [{ way: ['cases', 'get'], input: { caseId }, ask: () => client.cases.get({ caseId }) }] : []),
    ...(list ? [list] : []),
    { way: ['queue', 'counts'], ask: () => client.queue.counts() },
    { way: ['decisions', 'recent'], ask: () => client.decisions.recent() },
  ]
}

/** What is refused or fails is left out: the page asks for it, and words why not. */
async function answerEarlyCall({ ask, ...call }: EarlyCall): Promise<PrefetchedAnswer[]> {
  try {
    return [{ ...call, output: await ask() }]
  } catch {
    return []
  }
}

/**
 * May the browser have kept the session's cookie to itself? A strict one does not go with a link from another site, but goes
 * with the calls that the page then makes.
 */
function mayHideSession(request: Request): boolean {
  const site = request.get('sec-fetch-site') ?? 'none'
  return site !== 'none' && site !== 'same-origin'
}

/** Answers of the desk that a page is sent with, made by the same operations that would answer its calls. */
export function createPageVisits(
  app: AppContext,
  live: Live,
): (request: Request, response: Response) => Promise<PageVisit> {
  /**
   * A page that cannot be told who opens it is sent all the same: it asks, and says what is wrong. A browser that fetches one ahead is no
   * person; the first call of a page that somebody sees says that there is one.
   */
  const identifyVisitor = (request: Request) =>
    loadSession(app, sessionToken(request), false).catch((fault: unknown) => {
      app.log.error({ err: fault }, 'page: who opens it could not be found out')
      return null
    })
  return async (request: Request, response: Response): Promise<PageVisit> => {
    const known = await identifyVisitor(request)
    const context = rpcContext({ app, live }, request, response, known)
    const client = createRouterClient(deskRouter, { context })
    const account = context.signedIn?.account ?? null
    const session = { way: ['session', 'current'], ask: () => client.session.current() }
    if (known === null && mayHideSession(request)) return { language: null, answers: Promise.resolve([]) }
    const reads = account && may(account.role, 'cases.read')
    const at = URL.parse(request.originalUrl, 'http://localhost')
    const calls = reads && at ? earlyCallsFor(client, at, startView(account)) : []
    const answers = Promise.all([session, ...calls].map(answerEarlyCall))
    return { language: account?.language ?? null, answers: answers.then((all) => all.flat()) }
  }
}
