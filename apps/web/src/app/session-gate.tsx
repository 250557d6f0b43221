import type { Me, SessionState, SignInOptions } from '@mimamori/contract/staff/session-contract'
import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { api } from '../api/api-client.ts'
import { onSignedOut } from '../api/session-expiry.ts'
import type { SignInPreferences } from '../auth/sign-in-page.tsx'
import { failureMessage } from '../decisions/failure-message.ts'
import { useLanguage, useMessagesReady, usePublicMessages } from '../i18n/language-provider.tsx'
import { LoadFailed } from '../i18n/load-failed.tsx'
import { useDocumentTitle } from '../i18n/use-document-title.ts'
import { type GateState, loadGateState, SignIn } from './load-gate-state.ts'

/** Shows the sign-in page, or the desk once there is a session; the desk's script is loaded only then. */
export function SessionGate({ first }: { first: GateState | null }): ReactNode {
  const [state, setState] = useState<GateState>(first ?? { at: 'asking' })
  const { door, asked, loadAll } = useLanguage()
  const welcomed = useMessagesReady()
  const show = useCallback(
    async (session: SessionState) => {
      if (session.me) loadAll(session.me.language)
      setState(await loadGateState(session, session.me?.language ?? asked))
    },
    [loadAll, asked],
  )
  const ask = useCallback(async () => {
    try {
      await show(await api.session.current())
    } catch {
      setState({ at: 'unreachable' })
    }
  }, [show])
  const enter = (me: Me, doors: SignInOptions, wish: SignInPreferences) => {
    // what could not be stored still holds on this page
    if (wish.language ?? wish.theme) void api.session.prefer(wish).catch(() => undefined)
    show({ me, arriving: null, ...doors }).catch(() => setState({ at: 'unreachable' }))
  }
  const unknown = state.at === 'asking'
  useEffect(() => {
    if (unknown) void ask()
  }, [unknown, ask])
  const leave = useCallback((expired: boolean) => {
    setState((now) => (now.at === 'in' ? { at: 'out', doors: now.doors, arriving: null, expired } : now))
  }, [])
  useEffect(() => onSignedOut(() => leave(true)), [leave])

  if (state.at === 'asking') return null
  if (state.at === 'unreachable') return <Unreachable onRetry={() => void ask()} />
  if (state.at === 'in') {
    return welcomed ? state.draw(() => leave(false)) : null
  }
  return (
    <Suspense fallback={null}>
      <SignIn
        {...state}
        failureWords={(failure) => failureMessage(door, failure)}
        onSignedIn={(me, wish) => enter({ ...me, ...wish }, state.doors, wish)}
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
