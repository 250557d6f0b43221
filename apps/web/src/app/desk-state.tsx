import type { Me, Theme } from '@mimamori/contract/staff/session-contract'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { failureOf } from '../api/failure.ts'
import { draftsOf } from '../decisions/drafts.ts'
import { useDecisions } from '../decisions/use-decisions.tsx'
import { KeysProvider } from '../keys/keys.tsx'
import { listSearch } from '../queue/address.ts'
import { showTheme } from '../staff/theme.ts'
import { DeskContext, type DeskState, type Restored, type SeenCase } from './desk-context.tsx'
import type { DeskRouter } from './router.tsx'

type Props = { me: Me; router: DeskRouter; onSignedOut: () => void; children: ReactNode }

/** What every screen shares: who is here, what they set for themselves, their decisions and drafts. */
export function DeskStateProvider({ me, router, onSignedOut, children }: Props) {
  const [theme, setTheme] = useState<Theme>(me.theme)
  const [preferences, setPreferences] = useState(me.preferences)
  const [restored, restore] = useState<Restored | null>(null)
  const drafts = draftsOf(me.id)
  const stage = useRef<DeskState['stage']['current']>(null)
  const recent = useRef<readonly SeenCase[]>([])
  const open = useCallback<DeskState['open']>(
    (caseId, view) => {
      stage.current?.(caseId)
      void router.navigate({
        to: '/review/$caseId',
        params: { caseId },
        // another list than the one on screen is shown whole
        search: ({ queue = 'flagged', ...rest }) => ({
          ...(view && view !== queue ? {} : listSearch(rest)),
          queue: view ?? queue,
        }),
      })
    },
    [router],
  )
  const decisions = useDecisions(me, open)
  const prefer = useCallback<DeskState['prefer']>(async (wish) => {
    if (wish.theme) {
      setTheme(wish.theme)
      showTheme(wish.theme)
    }
    if (wish.preferences) setPreferences((now) => ({ ...now, ...wish.preferences }))
    // a preference that could not be stored still holds on this page
    return desk.session.prefer(wish).then(
      () => null,
      (error) => failureOf(error),
    )
  }, [])
  const signOut = useCallback<DeskState['signOut']>(async () => {
    try {
      await desk.session.signOut()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'signed_out') return failure
    }
    onSignedOut()
    return null
  }, [onSignedOut])
  const state = useMemo(
    () => ({ me, theme, preferences, prefer, signOut, decisions, restored, restore, drafts, recent, open, stage }),
    [me, theme, preferences, prefer, signOut, decisions, restored, drafts, open],
  )
  return (
    <DeskContext value={state}>
      <KeysProvider preferences={preferences}>{children}</KeysProvider>
    </DeskContext>
  )
}
