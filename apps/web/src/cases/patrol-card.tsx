import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { standingParts } from '@mimamori/policy/members/standing-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Check, TriangleAlert } from 'lucide-react'
import { lazy, memo, type ReactNode, Suspense, useState } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { Standing } from '../parts/standing.tsx'
import { CaseFacts } from './case-facts.tsx'
import { countInvisible } from './invisible-characters.ts'
import { MarkedText } from './marked-text.tsx'
import { passageMarksOf } from './passage-marks.ts'
import { RaiseReasonForm } from './raise-reason-form.tsx'

const PersonReasonSummary = lazy(lazyWithFallback(() => import('./person-reason-summary.tsx')))

type Props = {
  row: PageRow
  staffId: string
  /** the card that keys act on */
  current: boolean
  /** its whole text has been on screen, and long enough to read it */
  read: boolean
  /** the field for a reason is open */
  asking: boolean
  onSelect: (id: string) => void
  onAsk: (id: string | null) => void
  /** answers why it was not raised, in words */
  onRaise: (row: PageRow, why: string) => Promise<string | null>
}

/** A job as it is read on patrol: who wrote it, what is around it, and every word of it. */
export const PatrolCard = memo(function PatrolCard({
  row,
  staffId,
  current,
  read,
  asking,
  onSelect,
  onAsk,
  onRaise,
}: Props) {
  const { queue, cases } = useCopy()
  const patrol = useMessages('patrol')
  const keycap = useKeycap()
  const [problem, setProblem] = useState<string | null>(null)
  const raise = async (why: string) => {
    const failed = await onRaise(row, why)
    setProblem(failed)
    return failed === null
  }
  const marks = passageMarksOf(row.flags, { title: row.title.length, body: row.body.length })
  const unseen = countInvisible(row.title) + countInvisible(row.body)
  const content = { facts: row.facts, receivedAt: row.receivedAt }
  return (
    <article
      tabIndex={-1}
      aria-labelledby={`card-${row.id}`}
      data-card={row.id}
      onFocus={() => onSelect(row.id)}
      className={cx(
        'scroll-my-3 rounded-lg border bg-panel outline-none',
        current ? 'border-accent shadow-[0_0_0_1px_var(--accent)]' : 'border-line',
      )}
    >
      <div data-seen={row.id} className="px-5 pt-3.5 pb-3">
        <p className="flex items-center gap-3 text-sm text-ink2">
          #{row.number}
          <span className={cx('ml-auto flex items-center gap-2', read && 'text-green')}>
            {read ? <Check size={14} aria-hidden="true" /> : <ReadingBar />}
            {read ? patrol.read : patrol.unread}
          </span>
        </p>
        <h2 id={`card-${row.id}`} lang={row.title ? 'ja' : undefined} className="verbatim mt-0.5 text-lg font-semibold">
          <MarkedText text={row.title || queue.noTitle} marks={marks.filter(inTitle)} active={null} />
        </h2>
        <ClientStanding row={row} />
        {row.people ? (
          <div className="mt-2.5">
            <Suspense>
              <PersonReasonSummary people={row.people} state={row.state} without={null} />
            </Suspense>
          </div>
        ) : null}
        <CaseFacts review={{ content }} className="mt-2.5" />
        {unseen > 0 ? <p className="mt-1.5 text-sm text-red">{cases.invisible(unseen)}</p> : null}
        <p lang="ja" className="verbatim mt-2.5 max-w-[720px] text-[15px]/[26px]">
          <MarkedText text={row.body} marks={marks.filter(inBody)} active={null} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-2">
        {asking ? (
          <RaiseReasonForm caseId={row.id} staffId={staffId} onRaise={raise} onClose={() => onAsk(null)} />
        ) : (
          <>
            <Button small keycap={current ? keycap('raise') : undefined} onClick={() => void raise('')}>
              {patrol.raise}
            </Button>
            <Button small variant="quiet" keycap={current ? keycap('note') : undefined} onClick={() => onAsk(row.id)}>
              {patrol.addReason}
            </Button>
          </>
        )}
        <Problem plain small>
          {problem}
        </Problem>
      </div>
    </article>
  )
})

/** How far the text can have been read; whoever watches the cards sets `--read`. */
const ReadingBar = () => (
  <span aria-hidden="true" className="h-1 w-12 overflow-hidden rounded-full bg-line">
    <span className="block h-full origin-left scale-x-[var(--read,0)] rounded-full bg-accent" />
  </span>
)

const inTitle = ({ field }: { field: string }) => field === 'title'
const inBody = ({ field }: { field: string }) => field === 'body'

const DAY_MS = 24 * 60 * 60 * 1000
/** who came within this time has nothing behind them yet */
const NEW_DAYS = 30

/** Who wrote a text: measures in force, how long they are a member, whether their identity is verified. Tinted where that is not clean. */
function ClientStanding({ row: { authorId, standing, background } }: { row: PageRow }): ReactNode {
  const patrol = useMessages('patrol')
  const clean = standingParts(standing).length === 0
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
        <Standing of={standing} />
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
