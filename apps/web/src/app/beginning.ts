import type { SessionState } from '@mimamori/contract/staff/session-contract'
import { desk } from '../api/client.ts'
import { takeEarlyAnswers } from '../api/page-start.ts'
import { firstLanguage, type Spoken, wordsOf } from '../language/language.tsx'
import { isDoor } from './front.tsx'
import { type State, stateOf } from './root.tsx'

/** What the page is first drawn with; `state` is `null` where nobody is at the desk's own address. */
type Beginning = { readonly spoken: Spoken; readonly state: State | null }

const UNREACHABLE = { at: 'unreachable' } as const

/** Who is at the desk: told with the page, else asked. */
async function session(): Promise<SessionState> {
  const [told] = takeEarlyAnswers('session')
  return told ? (told.output as SessionState) : await desk.session.current()
}

async function began(): Promise<Beginning> {
  const it = await session()
  const language = it.me?.language ?? firstLanguage()
  const [spoken, state] = await Promise.all([wordsOf(language, it.me !== null), stateOf(it, language)])
  return { spoken, state }
}

/**
 * All that the first screen is drawn with, loaded side by side. Nothing is drawn before it is there: React holds back for
 * 300 ms whatever takes the place of something drawn meanwhile, one such wait after the other.
 */
export async function beginning(): Promise<Beginning> {
  const spoken = () => wordsOf(firstLanguage(), false)
  if (isDoor(location.pathname)) return { spoken: await spoken(), state: null }
  return await began().catch(async () => ({ spoken: await spoken(), state: UNREACHABLE }))
}
