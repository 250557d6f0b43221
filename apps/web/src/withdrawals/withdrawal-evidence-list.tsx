import { cx } from '@mimamori/ui/class-names'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { WithdrawalEvidencePiece, type WithdrawalEvidenceProps } from './withdrawal-evidence-piece.tsx'

/** The pinned evidence: each piece is opened by itself, and shows who has read it. */
export function WithdrawalEvidenceList({
  pieces,
  open,
  opening,
  onToggle,
  difference,
}: WithdrawalEvidenceProps): ReactNode {
  const copy = useMessages('withdrawals')
  const left = pieces.filter(({ openedByMe, newer }) => !openedByMe || newer).length
  return (
    <section aria-label={copy.evidence} className="grid gap-2">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
        {copy.evidence}
        <span className={cx('flex items-center gap-1.5 text-sm font-normal', left > 0 ? 'text-amber' : 'text-ink2')}>
          {left > 0 ? null : <Check size={14} className="text-green" aria-hidden="true" />}
          {left > 0 ? copy.toOpen(left) : copy.allOpened}
        </span>
      </h2>
      <ol className="overflow-hidden rounded-lg border border-line bg-panel">
        {pieces.map((piece) => (
          <WithdrawalEvidencePiece
            key={piece.n}
            piece={piece}
            shown={open.get(piece.n)}
            busy={opening === piece.n}
            onToggle={() => onToggle(piece.n)}
            difference={difference}
          />
        ))}
      </ol>
    </section>
  )
}
