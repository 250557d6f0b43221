import type { Arriving, Doors, Me } from '@mimamori/contract/staff/session'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { desk } from '../api/client.ts'
import { onSignedOut } from '../api/signed-in.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { Failed } from '../language/failed.tsx'
import { useDoorCopy, useLanguage, useWelcomed } from '../language/language.tsx'
import { useTitle } from '../language/title.ts'
import type { Wish } from '../staff/sign-in.tsx'
import { showTheme } from '../staff/theme.ts'

const Desk = lazy(() => import('./desk.tsx'))
// whoever is signed in already needs none of it
const SignIn = lazy(() => import('../staff/sign-in.tsx'))

type State =
  | { at: 'asking' }
  | { at: 'unreachable' }
  | { at: 'out'; doors: Doors; arriving: Arriving | null; expired: boolean }
  | { at: 'in'; me: Me; doors: Doors }

/** Who is at the desk decides what is shown: the sign-in page, or the desk, which is loaded only then. */
export function Root() {
  const [state, setState] = useState<State>({ at: 'asking' })
  const { door, welcome } = useLanguage()
  const welcomed = useWelcomed()
  const enter = useCallback(
    (me: Me, doors: Doors, wish: Wish = {}) => {
      // what could not be stored still holds on this page
      if (wish.language ?? wish.theme) void desk.session.prefer(wish).catch(() => undefined)
      showTheme(me.theme)
      welcome(me.language)
      setState({ at: 'in', me, doors })
    },
    [welcome],
  )
  const ask = useCallback(async () => {
    try {
      const { me, arriving, ...doors } = await desk.session.current()
      if (me) enter(me, doors)
      else setState({ at: 'out', doors, arriving, expired: false })
    } catch {
      setState({ at: 'unreachable' })
    }
  }, [enter])
  useEffect(() => void ask(), [ask])
  const leave = useCallback((expired: boolean) => {
    setState((now) => (now.at === 'in' ? { at: 'out', doors: now.doors, arriving: null, expired } : now))
  }, [])
  useEffect(() => onSignedOut(() => leave(true)), [leave])

  if (state.at === 'asking') return null
  if (state.at === 'unreachable') return <Unreachable onRetry={() => void ask()} />
  if (state.at === 'in') {
    if (!welcomed) return null
    return (
      <Suspense fallback={null}>
        <Desk key={state.me.id} me={state.me} onSignedOut={() => leave(false)} />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={null}>
      <SignIn
        {...state}
        failureWords={(failure) => failureWords(door, failure)}
        onSignedIn={(me, wish) => enter({ ...me, ...wish }, state.doors, wish)}
      />
    </Suspense>
  )
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { staff, errors } = useDoorCopy()
  useTitle(errors.network)
  return (
    <main>
      <Failed heading="h1" title={errors.network} retry={errors.retry} onRetry={onRetry}>
        {staff.unreachable}
      </Failed>
    </main>
  )
}
