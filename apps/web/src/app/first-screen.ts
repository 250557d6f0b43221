import type { SessionState } from '@mimamori/contract/staff/session-contract'
import { api } from '../api/api-client.ts'
import { takeEarlyAnswers } from '../api/page-start-answers.ts'
import { initialLanguage, type LoadedLanguage, loadMessages } from '../i18n/language-provider.tsx'
import { type GateState, loadGateState } from './load-gate-state.ts'
import { isPublicPath } from './public-routes.tsx'

/** What the page is first drawn with; `state` is `null` where nobody is at the desk's own address. */
type FirstScreen = { readonly spoken: LoadedLanguage; readonly state: GateState | null }

const UNREACHABLE = { at: 'unreachable' } as const

/** Who is at the desk: told with the page, else asked. */
async function loadSession(): Promise<SessionState> {
  const [told] = takeEarlyAnswers('session')
  return told ? (told.output as SessionState) : await api.session.current()
}

async function loadSessionScreen(): Promise<FirstScreen> {
  const session = await loadSession()
  const language = session.me?.language ?? initialLanguage()
  const [spoken, state] = await Promise.all([
    loadMessages(language, session.me !== null),
    loadGateState(session, language),
  ])
  return { spoken, state }
}

/**
 * All that the first screen is drawn with, loaded side by side. Nothing is drawn before it is there: React holds back for
 * 300 ms whatever takes the place of something drawn meanwhile, one such wait after the other.
 */
export async function loadFirstScreen(): Promise<FirstScreen> {
  const spoken = () => loadMessages(initialLanguage(), false)
  if (isPublicPath(location.pathname)) return { spoken: await spoken(), state: null }
  return await loadSessionScreen().catch(async () => ({ spoken: await spoken(), state: UNREACHABLE }))
}
