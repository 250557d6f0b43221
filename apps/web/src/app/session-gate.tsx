import type { Me, SessionState, SignInOptions } from '@mimamori/contract/staff/session-contract'
import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { api } from '../api/api-client.ts'
import { onSignedOut } from '../api/session-expiry.ts'
import type { SignInPreferences } from '../auth/sign-in-page.tsx'
import { useLanguage, useMessagesReady, usePublicMessages } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'
import { LoadFailed } from '../parts/load-failed.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { type GateState, loadGateState, SignIn } from './load-gate-state.ts'

/** Shows the sign-in page, or the desk once there is a session; the desk's script is loaded only then. */
export function SessionGate({ first }: { first: GateState | null }): ReactNode {
  const [state, setState] = useState<GateState>(first ?? { at: 'asking' })
  const { door, loadAll } = useLanguage()
  const messagesReady = useMessagesReady()
  const show = useCallback(
    async (session: SessionState) => {
      if (session.me) loadAll(session.me.language)
      setState(await loadGateState(session))
    },
    [loadAll],
  )
  const loadSession = useCallback(async () => {
    try {
      await show(await api.session.current())
    } catch {
      setState({ at: 'unreachable' })
    }
  }, [show])
  const enter = (me: Me, options: SignInOptions, preferences: SignInPreferences) => {
    // preferences that could not be stored still apply on this page
    if (preferences.language ?? preferences.theme) void api.session.prefer(preferences).catch(() => undefined)
    show({ me, arriving: null, ...options }).catch(() => setState({ at: 'unreachable' }))
  }
  const unknown = state.at === 'asking'
  useEffect(() => {
    if (unknown) void loadSession()
  }, [unknown, loadSession])
  const leave = useCallback((expired: boolean) => {
    setState((now) => (now.at === 'in' ? { at: 'out', options: now.options, arriving: null, expired } : now))
  }, [])
  useEffect(() => onSignedOut(() => leave(true)), [leave])

  if (state.at === 'asking') return null
  if (state.at === 'unreachable') return <Unreachable onRetry={() => void loadSession()} />
  if (state.at === 'in') {
    return messagesReady ? state.draw(() => leave(false)) : null
  }
  return (
    <Suspense fallback={null}>
      <SignIn
        {...state}
        failureWords={(failure) => failureMessage(door, failure)}
        onSignedIn={(me, preferences) => enter({ ...me, ...preferences }, state.options, preferences)}
      />
    </Suspense>
  )
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { staff, errors } = usePublicMessages()
  useDocumentTitle(errors.network)
  return (
    <main>
      <LoadFailed
        heading="h1"
        words={{ failed: errors.network, retry: errors.retry, failedKept: staff.unreachable }}
        onRetry={onRetry}
      />
    </main>
  )
}
