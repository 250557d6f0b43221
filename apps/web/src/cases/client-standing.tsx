import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { cx } from '@mimamori/ui/class-names'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { standingWords } from '../i18n/standing-words.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** who came within this time has nothing behind them yet */
const NEW_DAYS = 30

/** Who wrote a text: measures in force, how long they are a member, whether their identity is verified. Tinted where that is not clean. */
export function ClientStanding({ row: { authorId, standing, background } }: { row: PageRow }): ReactNode {
  const { cases } = useCopy()
  const patrol = useMessages('patrol')
  const measures = standingWords(cases, standing)
  const clean = measures.length === 0
  const days = background ? Math.floor((serverNow() - Date.parse(background.registeredAt)) / DAY_MS) : null
  const verified = background?.verifications.identity ?? null
  return (
    <p
      className={cx(
        'mt-2 flex flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2.5 py-1 text-sm',
        clean ? 'bg-sunk text-ink2' : 'bg-amber-bg text-ink',
      )}
    >
      <span className={cx('flex items-center gap-1.5', !clean && 'font-semibold text-amber')}>
        {clean ? null : <TriangleAlert size={14} aria-hidden="true" />}
        {clean ? patrol.clean : measures.join(' · ')}
      </span>
      {days === null ? null : (
        <span className={cx(days < NEW_DAYS && 'font-semibold text-amber')}>{patrol.memberFor(days)}</span>
      )}
      {verified === null ? null : (
        <span className={cx(!verified && 'font-semibold text-amber')}>
          {verified ? patrol.identified : patrol.notIdentified}
        </span>
      )}
      <span className="ml-auto text-ink2">{authorId}</span>
    </p>
  )
}
