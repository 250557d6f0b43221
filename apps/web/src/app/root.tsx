import type { Me, PendingSignIn, SessionState, SignInOptions } from '@mimamori/contract/staff/session-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { type ReactElement, Suspense, useCallback, useEffect, useState } from 'react'
import { desk } from '../api/client.ts'
import { onSignedOut } from '../api/signed-in.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { Failed } from '../language/failed.tsx'
import { useDoorCopy, useLanguage, useWelcomed } from '../language/language.tsx'
import { preloaded } from '../language/part.tsx'
import { useTitle } from '../language/title.ts'
import type { Wish } from '../staff/sign-in.tsx'
import { signInCopy } from '../staff/sign-in-words.ts'
import { showTheme } from '../staff/theme.ts'

// whoever is signed in already needs none of it
const [SignIn, loadSignIn] = preloaded(() => import('../staff/sign-in.tsx'))

type Drawn = (onSignedOut: () => void) => ReactElement

export type State =
  | { at: 'asking' }
  | { at: 'unreachable' }
  | { at: 'out'; doors: SignInOptions; arriving: PendingSignIn | null; expired: boolean }
  | { at: 'in'; me: Me; doors: SignInOptions; draw: Drawn }

/** What is shown to whoever has this session, with all that it is drawn with. Rejects where that cannot be loaded. */
export async function stateOf({ me, arriving, ...doors }: SessionState, language: Language): Promise<State> {
  if (!me) {
    await Promise.all([loadSignIn(), signInCopy(language)])
    return { at: 'out', doors, arriving, expired: false }
  }
  showTheme(me.theme)
  const { openDesk } = await import('./desk.tsx')
  return { at: 'in', me, doors, draw: await openDesk(me) }
}

/** Who is at the desk decides what is shown: the sign-in page, or the desk, which is loaded only then. */
export function Root({ first }: { first: State | null }) {
  const [state, setState] = useState<State>(first ?? { at: 'asking' })
  const { door, asked, welcome } = useLanguage()
  const welcomed = useWelcomed()
  const show = useCallback(
    async (session: SessionState) => {
      if (session.me) welcome(session.me.language)
      setState(await stateOf(session, session.me?.language ?? asked))
    },
    [welcome, asked],
  )
  const ask = useCallback(async () => {
    try {
      await show(await desk.session.current())
    } catch {
      setState({ at: 'unreachable' })
    }
  }, [show])
  const enter = (me: Me, doors: SignInOptions, wish: Wish) => {
    // what could not be stored still holds on this page
    if (wish.language ?? wish.theme) void desk.session.prefer(wish).catch(() => undefined)
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
