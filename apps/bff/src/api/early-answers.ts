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
import { countSessionCall } from '../rpc/session-call-limit.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { deskRouter, rpcContext } from './desk-api.ts'

type DeskClient = RouterClient<typeof deskRouter>
/** A call that the page would make first. `way`: the RPC path; `ask`: makes the call here. */
type EarlyCall = {
  readonly way: readonly string[]
  readonly input?: object
  readonly paged?: true
  ask: () => Promise<unknown>
}

const viewByName = (name: string | null | undefined): QueueView | null =>
  QUEUE_VIEWS.find((view) => view === name) ?? null

/** Has a list at this address no filter or order, that is, no parameter but `allowed`? Other lists the page requests itself. */
const isUnfiltered = (search: URLSearchParams, allowed: string): boolean =>
  [...search.keys()].every((name) => name === allowed)

/** The call for the list that an address shows, or shows beside a case; `null`: none. `first`: the view of the start page. */
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

/** The calls that the screens of this address make before they are painted. */
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

/** The answer of a call; none where it is refused or fails, as the page then makes the call and shows why. */
async function answerEarlyCall({ ask, ...call }: EarlyCall): Promise<PrefetchedAnswer[]> {
  try {
    return [{ ...call, output: await ask() }]
  } catch {
    return []
  }
}

/**
 * May the browser have a session cookie that it did not send? It does not send a `SameSite=Strict` cookie when a link on another
 * site is followed, but sends it with the calls that the page then makes.
 */
function mayHideSession(request: Request): boolean {
  const site = request.get('sec-fetch-site') ?? 'none'
  return site !== 'none' && site !== 'same-origin'
}

/** Returns the language of a visitor, and the answers that the page is sent with, made by the operations that answer its calls. */
export function createPageVisits(
  app: AppContext,
  live: Live,
): (request: Request, response: Response) => Promise<PageVisit> {
  /**
   * The session of a request; `null` also where it cannot be read: then the page makes the call, and shows what is wrong. Does not
   * extend the session (`false`), as browsers also prefetch pages; the first call of a visible page does.
   */
  const identifyVisitor = (request: Request) =>
    loadSession(app, sessionToken(request), false).catch((fault: unknown) => {
      app.log.error({ err: fault }, 'page: who opens it could not be found out')
      return null
    })
  return async (request: Request, response: Response): Promise<PageVisit> => {
    const known = await identifyVisitor(request)
    // the page is sent all the same, makes the calls and says why they are refused
    if (known && (await countSessionCall(app, known)) !== null)
      return { language: known.account.language, answers: Promise.resolve([]) }
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
