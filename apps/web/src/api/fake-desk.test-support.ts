import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { vi } from 'vitest'
import { CallError } from './call-error.ts'

type Call = {
  /** as in the contract: `notes.add` */
  readonly operation: string
  readonly input: unknown
  readonly idempotencyKey: string | null
  /** the page may be closed meanwhile */
  readonly outlives: boolean
}

type Answers = { [operation: string]: (input: never) => unknown }

const answerJson = (status: number, json: unknown) => new Response(JSON.stringify({ json }), { status })

/** What the desk says as it refuses something by a rule. */
export const refusedFor = (refusal: string): CallError =>
  new CallError(409, { code: 'REFUSED_409', data: { refusal, present: null } })

/**
 * Answers the calls of a page in place of the desk. An answer that throws a CallError is sent as such; any other error is a lost
 * network. What is not among the answers is not found. `vi.unstubAllGlobals()` ends it.
 */
export function fakeDesk(answers: Answers): {
  readonly calls: Call[]
  readonly inputs: (operation: string) => unknown[]
} {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const operation = new URL(request.url).pathname.slice(`${DESK_PREFIX}/`.length).replaceAll('/', '.')
    const { json: input } = JSON.parse(await request.text()) as { json?: unknown }
    const idempotencyKey = request.headers.get('idempotency-key')
    calls.push({ operation, input, idempotencyKey, outlives: request.keepalive })
    const answer = answers[operation]
    if (!answer) return answerJson(404, { code: 'NOT_FOUND', message: '' })
    try {
      return answerJson(200, (await answer(input as never)) ?? null)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      return answerJson(error.status, { code: error.code, message: error.message, data: error.data })
    }
  })
  return {
    calls,
    inputs: (operation) => calls.filter((each) => each.operation === operation).map(({ input }) => input),
  }
}
