import { may } from '@mimamori/policy/staff/roles'
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { Outgoing } from '../decisions/outbox.ts'
import { DecisionStrip } from '../decisions/strip.tsx'
import { useKeys } from '../keys/keys.tsx'
import { useCopy } from '../language/language.tsx'
import { ConnectionNotice } from './connection.tsx'
import { useDesk } from './desk-context.tsx'
import { TopBar } from './top-bar.tsx'

const KeySheet = lazy(() => import('../keys/sheet.tsx'))

/** The frame of every screen: the bar above, the strip of one's decisions below. */
export function Shell() {
  const { shell } = useCopy()
  const { me, decisions, restore, drafts, open } = useDesk()
  const [sheet, setSheet] = useState(false)
  const navigate = useNavigate()
  const decides = may(me.role, 'cases.decide')
  const { queue: view = 'flagged' } = useSearch({ strict: false })
  const openDraft = useCallback(
    ({ key, caseId, draft, queue, input: { contentVersion } }: Outgoing) => {
      drafts.keep(caseId, { version: contentVersion, draft: { ...draft, touched: true } })
      restore({ key, caseId })
      open(caseId, queue)
    },
    [drafts, restore, open],
  )
  useKeys({
    go: () => undefined,
    goAudit: () => void navigate({ to: '/audit' }),
    sheet: () => setSheet(true),
  })
  useKeys(
    {
      goQueue: () => void navigate({ to: '/queue/$view', params: { view } }),
      undo: () => decisions.undo(),
    },
    decides,
  )
  return (
    <div className="desk">
      <a
        href="#screen"
        className="fixed top-1 left-1 z-50 -translate-y-16 rounded-md border border-accent bg-raised px-3 py-2 focus:translate-y-0"
      >
        {shell.skip}
      </a>
      <div>
        <TopBar onKeys={() => setSheet(true)} />
        <ConnectionNotice />
      </div>
      <main id="screen" tabIndex={-1} className="relative min-h-0 min-w-0 overflow-clip outline-none">
        <Outlet />
      </main>
      {decides ? (
        <footer className="min-w-0">
          <DecisionStrip
            lines={decisions.lines}
            onUndo={decisions.undo}
            onRetry={decisions.retry}
            onDrop={decisions.drop}
            onOpen={openDraft}
          />
        </footer>
      ) : null}
      <Suspense>{sheet ? <KeySheet onClose={() => setSheet(false)} /> : null}</Suspense>
    </div>
  )
}
