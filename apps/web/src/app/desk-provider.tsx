import type { Me, Theme } from '@mimamori/contract/staff/session-contract'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { failureOf } from '../api/call-failure.ts'
import { applyTheme } from '../auth/apply-theme.ts'
import { draftStoreOf } from '../decisions/column/decision-draft-store.ts'
import { useOwnDecisions } from '../decisions/status-bar/use-own-decisions.tsx'
import { KeysProvider } from '../keys/keys-provider.tsx'
import { OwnClock, useZoneClock } from '../parts/own-zone.ts'
import { PersonNamesProvider } from '../parts/person-names.tsx'
import { parseListSearch } from '../queue/queue-address.ts'
import { DeskContext, type DeskState, type RestoredDraft, type SeenCase } from '../screens/desk-context.tsx'
import type { DeskRouter } from './desk-router.tsx'

type Props = { me: Me; router: DeskRouter; onSignedOut: () => void; children: ReactNode }

/** The letters after G of the screens. */
const screenLettersOf = ({ routesById }: DeskRouter): string[] =>
  Object.values(routesById).flatMap(({ options }) => options.staticData?.screen?.menu?.letter ?? [])

/** Provides what every screen shares: the person, their preferences, decisions and drafts. */
export function DeskProvider({ me, router, onSignedOut, children }: Props): ReactNode {
  const [theme, setTheme] = useState<Theme>(me.theme)
  const [preferences, setPreferences] = useState(me.preferences)
  const [restored, restore] = useState<RestoredDraft | null>(null)
  const drafts = draftStoreOf(me.id)
  const letters = useMemo(() => screenLettersOf(router), [router])
  const showInReview = useRef<DeskState['showInReview']['current']>(null)
  const recent = useRef<readonly SeenCase[]>([])
  const open = useCallback<DeskState['open']>(
    (caseId, view) => {
      showInReview.current?.(caseId)
      void router.navigate({
        to: '/review/$caseId',
        params: { caseId },
        // another list than the one on screen is shown whole
        search: ({ queue = 'flagged', ...rest }) => ({
          ...(view && view !== queue ? {} : parseListSearch(rest)),
          queue: view ?? queue,
        }),
      })
    },
    [router],
  )
  const decisions = useOwnDecisions(me, open)
  const prefer = useCallback<DeskState['prefer']>(async (change) => {
    if (change.theme) {
      setTheme(change.theme)
      applyTheme(change.theme)
    }
    if (change.preferences) setPreferences((now) => ({ ...now, ...change.preferences }))
    // a preference that could not be stored still holds on this page
    return api.session.prefer(change).then(
      () => null,
      (error) => failureOf(error),
    )
  }, [])
  const signOut = useCallback<DeskState['signOut']>(async () => {
    // what cannot be saved now is saved once they are back
    await drafts.flush()
    try {
      await api.session.signOut()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'signed_out') return failure
    }
    onSignedOut()
    return null
  }, [onSignedOut, drafts])
  const state = useMemo(
    () => ({
      me,
      theme,
      preferences,
      prefer,
      signOut,
      decisions,
      restored,
      restore,
      drafts,
      recent,
      open,
      showInReview,
    }),
    [me, theme, preferences, prefer, signOut, decisions, restored, drafts, open],
  )
  return (
    <DeskContext value={state}>
      <OwnClock value={useZoneClock(preferences.zone)}>
        <KeysProvider preferences={preferences} role={me.role} screenLetters={letters}>
          <PersonNamesProvider>{children}</PersonNamesProvider>
        </KeysProvider>
      </OwnClock>
    </DeskContext>
  )
}
