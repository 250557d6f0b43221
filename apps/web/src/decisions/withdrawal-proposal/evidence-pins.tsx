import type { WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import { Tag } from '@mimamori/ui/tag'
import { Pin } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useEvidenceWords } from '../../i18n/withdrawal-copy.ts'
import { ReportSourceLines } from '../../parts/report-source-lines.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { evidenceKey, pinnedEvidence } from './pinned-evidence.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

/** evidence after the ninth has no digit, and is reached with the arrow keys */
const MAX_DIGIT = 9
/** the pieces that are open before the rest is asked for, beside those that are pinned */
const FIRST_SHOWN = 4

type Props = {
  candidates: WithdrawalDraft['candidates']
  proposal: ProposalDraft
  focusedIndex: number
  locked: boolean
  togglePin: (index: number) => void
  focus: (index: number) => void
}

/** The pieces that can be pinned as evidence, suggested ones first, the later ones folded. A digit or a click pins one, or unpins it. */
export function EvidencePins({ candidates, proposal, focusedIndex, locked, togglePin, focus }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const evidenceWords = useEvidenceWords()
  const [all, setAll] = useState(false)
  const pinned = new Set(pinnedEvidence(proposal, candidates).map(({ ref }) => evidenceKey(ref)))
  const isFirst = (piece: (typeof candidates)[number], index: number) =>
    index < FIRST_SHOWN || index === focusedIndex || pinned.has(evidenceKey(piece.ref))
  const folded = candidates.filter((piece, index) => !isFirst(piece, index)).length
  return (
    <section data-field="evidence" aria-label={copy.evidence} className="mb-3 grid gap-1.5">
      <h3 className="flex items-baseline justify-between gap-2 text-sm font-semibold text-ink2">
        <span>
          <span className="text-ink">{copy.proposeSteps.evidence}</span>{' '}
          <span className="font-normal">{copy.evidenceHint}</span>
        </span>
        <span className={cx('font-normal', pinned.size === 0 && 'text-amber')}>
          {copy.pinned(pinned.size, candidates.length)}
        </span>
      </h3>
      {candidates.length === 0 ? <p className="text-sm text-amber">{copy.noEvidence}</p> : null}
      <ol className="overflow-hidden rounded-lg border border-line">
        {candidates.map((piece, index) => {
          if (!all && !isFirst(piece, index)) return null
          const on = pinned.has(evidenceKey(piece.ref))
          const { kind, title } = evidenceWords(piece)
          return (
            <li key={evidenceKey(piece.ref)} className="border-t border-line first:border-t-0">
              <button
                type="button"
                aria-pressed={on}
                aria-keyshortcuts={index < MAX_DIGIT ? String(index + 1) : undefined}
                disabled={locked}
                onClick={() => togglePin(index)}
                onFocus={() => focus(index)}
                className={cx(
                  'grid w-full grid-cols-[auto_minmax(0,1fr)_16px] gap-x-2 px-2 py-1.5 text-left text-sm -outline-offset-2',
                  on ? 'bg-accent-bg' : 'bg-panel hover:bg-hover',
                  index === focusedIndex && 'shadow-[inset_2px_0_0_var(--accent)]',
                )}
              >
                <span className="w-5 max-sheet:w-0">{index < MAX_DIGIT ? <Kbd>{String(index + 1)}</Kbd> : null}</span>
                <span className="grid min-w-0 gap-0.5">
                  <span className="flex flex-wrap items-baseline gap-x-2 text-ink2">
                    <Tag>{kind}</Tag>
                    <Timestamp at={piece.at} brief />
                    {piece.suggested ? <b className="font-semibold text-accent">{copy.suggested}</b> : null}
                  </span>
                  <span lang={piece.ref.kind === 'text' ? 'ja' : undefined} className="truncate">
                    {title}
                  </span>
                  <ReportSourceLines source={piece.source} />
                  <span lang="ja" className="line-clamp-2 break-all text-ink2">
                    {piece.excerpt || copy.noWords}
                  </span>
                </span>
                <Pin
                  size={14}
                  className={cx('mt-0.5', on ? 'fill-accent text-accent' : 'text-ink3')}
                  aria-hidden="true"
                />
              </button>
            </li>
          )
        })}
      </ol>
      {all || folded > 0 ? (
        <Button small variant="quiet" aria-expanded={all} onClick={() => setAll(!all)} className="justify-self-start">
          {all ? copy.lessEvidence : copy.moreEvidence(folded)}
        </Button>
      ) : null}
    </section>
  )
}
