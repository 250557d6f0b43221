import type { PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { startView } from '@mimamori/policy/people/queue-assignment-rules'
import { LIST_SIZE, QUEUE_VIEWS, type QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Request, Response } from 'express'
import type { deskRouter } from './desk-api.ts'
import { sessionToken } from './http/cookie.ts'
import type { AppContext } from './office.ts'
import type { PageVisit } from './page/page.ts'
import type { Context } from './procedures.ts'
import { whoComes } from './staff/sessions.ts'

type DeskRouter = ReturnType<typeof deskRouter>
type Client = RouterClient<DeskRouter>
type Call = {
  readonly way: readonly string[]
  readonly input?: object
  readonly paged?: true
  ask: () => Promise<unknown>
}

const viewNamed = (name: string | null | undefined): QueueView | null =>
  QUEUE_VIEWS.find((view) => view === name) ?? null

/** Is a list at this address shown whole, in its own order? Of the others the page asks itself. */
const isWhole = (search: URLSearchParams, besides: string): boolean =>
  [...search.keys()].every((name) => name === besides)

/** The list an address shows or stands beside, as the page asks for it. */
function listCall(client: Client, { pathname, searchParams }: URL, first: QueueView): Call | null {
  const [screen, named] = pathname.split('/').slice(1)
  const way = ['queue', 'list']
  if (screen === 'review' && isWhole(searchParams, 'queue')) {
    const input = { view: viewNamed(searchParams.get('queue')) ?? 'flagged', limit: LIST_SIZE.beside }
    return { way, input, ask: () => client.queue.list(input) }
  }
  const view = pathname === '/' ? first : screen === 'queue' ? viewNamed(named) : null
  if (view === null || !isWhole(searchParams, 'at')) return null
  const input = { view, limit: LIST_SIZE.page }
  return { way, input, paged: true, ask: () => client.queue.list(input) }
}

/** What the screens on the way to a case ask for before they are painted. */
function callsOf(client: Client, at: URL, first: QueueView): Call[] {
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
async function answered({ ask, ...call }: Call): Promise<PrefetchedAnswer[]> {
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
export function pageVisits(app: AppContext, router: DeskRouter) {
  /**
   * A page that cannot be told who opens it is sent all the same: it asks, and says what is wrong. A browser that fetches one ahead is no
   * person; the first call of a page that somebody sees says that there is one.
   */
  const comes = (request: Request) =>
    whoComes(app, sessionToken(request), false).catch((fault: unknown) => {
      app.log.error({ err: fault }, 'page: who opens it could not be found out')
      return null
    })
  return async (request: Request, response: Response): Promise<PageVisit> => {
    const known = await comes(request)
    const [signedIn, arriving] = known?.session.stage === 'full' ? [known, null] : [null, known]
    const context: Context = { app, request, response, signedIn, arriving, retryKey: null }
    const client = createRouterClient(router, { context })
    const account = signedIn?.account ?? null
    const session = { way: ['session', 'current'], ask: () => client.session.current() }
    if (known === null && mayHideSession(request)) return { language: null, answers: Promise.resolve([]) }
    const reads = account && may(account.role, 'cases.read')
    const at = URL.parse(request.originalUrl, 'http://localhost')
    const calls = reads && at ? callsOf(client, at, startView(account)) : []
    const answers = Promise.all([session, ...calls].map(answered))
    return { language: account?.language ?? null, answers: answers.then((all) => all.flat()) }
  }
}
