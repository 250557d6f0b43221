import { KEY_GROUPS } from '@mimamori/policy/keys/key-actions'
import { QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { requestStep } from '../decisions/steps/requested-step.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { boundActionsOf } from '../keys/declared-actions.ts'
import { useKeyboard } from '../keys/keys-provider.tsx'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { useScreensInMenu } from './use-screens-in-menu.ts'

const MAX_RECENT_CASES = 8

const LISTED_ACTIONS = KEY_GROUPS.flatMap(boundActionsOf).filter((action) => action !== 'go')

/** Palette entries for the actions of the screen, with their keys; a disabled one shows why. */
export function useActionEntries(): PaletteEntry[] {
  const { keys, activeActions, run } = useKeyboard()
  const { actions } = useMessages('keys')
  // as they were when the palette opened: while it is open, the screen below takes no keys
  const [atOpening] = useState(activeActions)
  return LISTED_ACTIONS.flatMap((action) => {
    const active = atOpening.find((each) => each.action === action)
    const key = keys.on ? keys.printed[action] : null
    return active
      ? [
          {
            id: action,
            group: 'actions' as const,
            label: actions[action],
            keys: key === null ? [] : [key],
            closed: active.closed,
            run: () => run(action),
          },
        ]
      : []
  })
}

/** Palette entry that writes down an enquiry which came by telephone or mail, on whatever screen one is. */
export function useNewEnquiryEntry(run: () => void): PaletteEntry[] {
  const { me } = useDesk()
  const { newEnquiry: label } = useMessages('palette')
  return may(me.role, 'cases.decide') ? [{ id: 'new-enquiry', group: 'actions', label, replaces: true, run }] : []
}

/** Palette entries for the person's own steps, while a case can take one: each fills the decision panel, and decides nothing. */
export function useSavedStepEntries(): PaletteEntry[] {
  const { activeActions, run } = useKeyboard()
  const { actions } = useMessages('keys')
  const [open] = useState(() => activeActions().some(({ action, closed }) => action === 'savedStep' && !closed))
  const steps = useQuery({ ...queries.savedSteps.list.queryOptions(), enabled: open }).data ?? []
  return open
    ? steps.map(({ id, name }) => ({
        id,
        group: 'actions' as const,
        label: name,
        detail: actions.savedStep,
        run: () => {
          requestStep(id)
          run('savedStep')
        },
      }))
    : []
}

/** Palette entries for cases that this person opened or decided, newest first. */
export function useRecentCaseEntries(): PaletteEntry[] {
  const { me, open, recent } = useDesk()
  const reads = may(me.role, 'cases.read')
  const decided = useQuery({ ...queries.decisions.recent.queryOptions(), enabled: reads }).data ?? []
  const cases = [
    ...recent.current,
    ...decided.flatMap((act) =>
      act.kind === 'decision' ? [{ id: act.caseId, number: act.caseNumber, title: act.title }] : [],
    ),
  ]
  const distinct = [...new Map(cases.map((each) => [each.id, each])).values()]
  return distinct.slice(0, MAX_RECENT_CASES).map(({ id, number, title }) => ({
    id,
    group: 'recent',
    label: `#${number} ${title}`,
    run: () => open(id),
  }))
}

/** Palette entries for the screens that this person may open. */
export function useScreenEntries(): PaletteEntry[] {
  const { me } = useDesk()
  const { shell } = useCopy()
  const { screens } = useMessages('palette')
  const { keys, run } = useKeyboard()
  const navigate = useNavigate()
  const goKeys = (letter: string | undefined) => (keys.on && keys.printed.go && letter ? [keys.printed.go, letter] : [])
  const queues = QUEUE_VIEWS.map(
    (view): PaletteEntry => ({
      id: view,
      group: 'screens',
      label: screens.queue(shell[view]),
      keys: view === 'flagged' ? goKeys('Q') : [],
      run: () => void navigate({ to: '/queue/$view', params: { view } }),
    }),
  )
  const caseScreens: PaletteEntry[] = [
    ...queues,
    { id: 'goReview', group: 'screens', label: screens.goReview, keys: goKeys('R'), run: () => run('goReview') },
    { id: 'goInbox', group: 'screens', label: screens.goInbox, keys: goKeys('N'), run: () => run('goInbox') },
    { id: 'search', group: 'screens', label: screens.search, run: () => void navigate({ to: '/search' }) },
  ]
  const others = useScreensInMenu().map(
    ({ id, letter, link }): PaletteEntry => ({
      id,
      group: 'screens',
      label: screens[id],
      keys: goKeys(letter),
      run: () => void navigate(link),
    }),
  )
  return [...(may(me.role, 'cases.read') ? caseScreens : []), ...others]
}
