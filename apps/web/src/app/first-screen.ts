import type { SessionState } from '@mimamori/contract/staff/session-contract'
import { api } from '../api/api-client.ts'
import { takePrefetchedAnswers } from '../api/page-start-answers.ts'
import { initialLanguage, type LoadedLanguage, loadLanguage } from '../i18n/language-provider.tsx'
import { type GateState, loadGateState } from './load-gate-state.ts'
import { isPublicPath } from './public-routes.tsx'

/** The first screen; `state` is `null` on a screen for people without a session. */
type FirstScreen = { readonly messages: LoadedLanguage; readonly state: GateState | null }

const UNREACHABLE = { at: 'unreachable' } as const

/** The session: from the answers sent with the page, else requested. */
async function loadSession(): Promise<SessionState> {
  const [answer] = takePrefetchedAnswers('session')
  return answer ? (answer.output as SessionState) : await api.session.current()
}

async function loadSessionScreen(): Promise<FirstScreen> {
  const session = await loadSession()
  const language = session.me?.language ?? initialLanguage()
  document.documentElement.lang = language
  const [messages, state] = await Promise.all([loadLanguage(language, session.me !== null), loadGateState(session)])
  return { messages, state }
}

/**
 * Loads everything that the first screen needs, in parallel. Nothing is drawn before, as React delays by 300 ms each
 * replacement of something drawn.
 */
export async function loadFirstScreen(): Promise<FirstScreen> {
  const messages = () => loadLanguage(initialLanguage(), false)
  if (isPublicPath(location.pathname)) return { messages: await messages(), state: null }
  return await loadSessionScreen().catch(async () => ({ messages: await messages(), state: UNREACHABLE }))
}
