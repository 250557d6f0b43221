import type { Arriving, DemoAccount, Me } from '@mimamori/contract/staff/session'
import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { CloudOff } from 'lucide-react'
import { Activity, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { desk } from '../api/client.ts'
import { onSignedOut } from '../api/signed-in.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useCopy, useLanguage } from '../language/language.tsx'
import type { Wish } from '../staff/sign-in.tsx'
import { showTheme } from '../staff/theme.ts'

const Desk = lazy(() => import('./desk.tsx'))
// whoever is signed in already needs none of it
const SignIn = lazy(() => import('../staff/sign-in.tsx'))

type State =
  | { at: 'asking' }
  | { at: 'unreachable' }
  | { at: 'out'; demoAccounts: DemoAccount[]; arriving: Arriving | null }
  /** `ended`: the session is over, and what was on screen waits for the person to sign in again */
  | { at: 'in'; me: Me; demoAccounts: DemoAccount[]; ended: boolean }

/** Who is at the desk decides what is shown: the sign-in page, or the desk, which is loaded only then. */
export function Root() {
  const [state, setState] = useState<State>({ at: 'asking' })
  const { speak } = useLanguage()
  const copy = useCopy()
  const enter = useCallback(
    (me: Me, demoAccounts: DemoAccount[], wish: Wish = {}) => {
      // what could not be stored still holds on this page
      if (wish.language ?? wish.theme) void desk.session.prefer(wish).catch(() => undefined)
      showTheme(me.theme)
      speak(me.language)
      setState({ at: 'in', me, demoAccounts, ended: false })
    },
    [speak],
  )
  const ask = useCallback(async () => {
    try {
      const { me, arriving, demoAccounts } = await desk.session.current()
      if (me) enter(me, demoAccounts)
      else setState({ at: 'out', demoAccounts, arriving })
    } catch {
      setState({ at: 'unreachable' })
    }
  }, [enter])
  useEffect(() => void ask(), [ask])
  const leave = useCallback(() => {
    setState((now) => (now.at === 'in' ? { at: 'out', demoAccounts: now.demoAccounts, arriving: null } : now))
  }, [])
  useEffect(() => onSignedOut(() => setState((now) => (now.at === 'in' ? { ...now, ended: true } : now))), [])

  if (state.at === 'asking') return null
  if (state.at === 'unreachable') return <Unreachable onRetry={() => void ask()} />
  const { demoAccounts } = state
  const ended = state.at === 'in' && state.ended
  return (
    <Suspense>
      {state.at === 'in' ? (
        // what was begun is still there for the same person in the same role, and nothing of it can be seen meanwhile
        <Activity key={state.me.id + state.me.role} mode={ended ? 'hidden' : 'visible'}>
          <Desk me={state.me} onSignedOut={leave} />
        </Activity>
      ) : null}
      {ended || state.at === 'out' ? (
        <SignIn
          demoAccounts={demoAccounts}
          arriving={state.at === 'out' ? state.arriving : null}
          expired={ended}
          failureWords={(failure) => failureWords(copy, failure)}
          onSignedIn={(me, wish) => enter({ ...me, ...wish }, demoAccounts, wish)}
        />
      ) : null}
    </Suspense>
  )
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { staff, errors } = useCopy()
  return (
    <main>
      <Notice
        problem
        heading="h1"
        icon={<CloudOff size={18} />}
        title={errors.network}
        actions={<Button onClick={onRetry}>{errors.retry}</Button>}
      >
        {staff.unreachable}
      </Notice>
    </main>
  )
}
