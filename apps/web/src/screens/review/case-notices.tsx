import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { isHeldInOtherTab } from '../../api/tab-ownership.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'

type Props = {
  review: CaseHead
  /** the text was replaced since it was read */
  changed: boolean
  /** why it could not be claimed */
  problem: string | null
  /** the draft of a refused decision is on screen again */
  restored: boolean
  onRead: () => void
}

/** What has to be said above a case. Loaded after the first paint. */
export default function CaseNotices({ review, changed, problem, restored, onRead }: Props): ReactNode {
  const { cases, decisions } = useCopy()
  const lines = [problem, isHeldInOtherTab(review) ? cases.otherTab : null, restored ? decisions.restored : null]
  return (
    <>
      {changed ? <Changed version={review.contentVersion} onRead={onRead} /> : null}
      {lines
        .filter((line) => line !== null)
        .map((line) => (
          <p key={line} role="status" className="mb-3 rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">
            {line}
          </p>
        ))}
    </>
  )
}

function Changed({ version, onRead }: { version: number; onRead: () => void }) {
  const { cases } = useCopy()
  const keycap = useKeycap()
  return (
    <div className="sticky top-0 z-10 mb-3 flex flex-wrap items-center gap-2 rounded-md bg-amber-bg px-3 py-2 text-sm">
      <p role="status" className="flex-1 text-amber">
        {cases.changed(version)}
      </p>
      <Button small keycap={keycap('read')} onClick={onRead}>
        {cases.changedRead}
      </Button>
    </div>
  )
}
