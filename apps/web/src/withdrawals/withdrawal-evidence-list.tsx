import type { EvidenceLine, OpenedEvidence } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import { Check, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useEvidenceWords } from '../i18n/withdrawal-copy.ts'
import { ReportSourceLines } from '../parts/report-source-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

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

const MAX_DIGIT = 9

type WithdrawalEvidenceProps = {
  pieces: readonly EvidenceLine[]
  /** those that are open, as they were pinned */
  open: ReadonlyMap<number, OpenedEvidence>
  /** being opened */
  opening: number | null
  onToggle: (n: number) => void
  /** draws how one text became another */
  difference: (before: string, after: string) => ReactNode
}

const SHORT_HASH = 12

type EvidencePieceProps = {
  piece: EvidenceLine
  shown: OpenedEvidence | undefined
  busy: boolean
  onToggle: () => void
} & Pick<WithdrawalEvidenceProps, 'difference'>

/** One piece of evidence; opened, it shows the text as it was pinned. */
function WithdrawalEvidencePiece({ piece, shown, busy, onToggle, difference }: EvidencePieceProps): ReactNode {
  const { newer: newerWords } = useMessages('withdrawals/setbacks')
  const copy = useMessages('withdrawals')
  const { kind, title } = useEvidenceWords()(piece)
  const { n, at, ref, openedByMe, openedBy, newer } = piece
  const names = openedBy.map(({ alias }) => alias).join(copy.between)
  return (
    <li className="grid gap-2 border-t border-line px-3 py-2.5 first:border-t-0 focus-within:shadow-[inset_2px_0_0_var(--accent)]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Tag>{kind}</Tag>
        <span
          lang={ref.kind === 'text' ? 'ja' : undefined}
          className="min-w-0 flex-1 basis-48 break-words font-semibold"
        >
          {title}
        </span>
        <span className="text-sm text-ink2">
          <Timestamp at={at} />
        </span>
        <span
          className={cx(
            'flex min-w-16 items-center gap-1 text-sm whitespace-nowrap',
            openedByMe ? 'text-ink2' : 'text-amber',
          )}
        >
          {openedByMe ? (
            <CircleCheck size={14} className="text-green" aria-hidden="true" />
          ) : (
            <CircleDashed size={14} aria-hidden="true" />
          )}
          {openedByMe ? copy.opened : copy.unopened}
        </span>
        <Button
          small
          data-stop=""
          aria-expanded={shown !== undefined}
          disabled={busy}
          keycap={n <= MAX_DIGIT ? String(n) : undefined}
          onClick={onToggle}
        >
          {shown ? copy.close : copy.open}
        </Button>
      </div>
      <ReportSourceLines source={piece.source} />
      {newer ? (
        <p className="flex items-start gap-1.5 text-sm text-amber">
          <CircleAlert size={14} className="mt-px flex-none" aria-hidden="true" />
          {newerWords}
        </p>
      ) : null}
      {shown ? <OpenedPiece piece={shown} names={names} difference={difference} /> : null}
    </li>
  )
}

type OpenedPieceProps = { piece: OpenedEvidence; names: string } & Pick<WithdrawalEvidenceProps, 'difference'>

/** A piece of evidence: its text when it was pinned, whether it is unchanged, and the differences of a newer version. */
function OpenedPiece({ piece: { text, hash, unchanged, changed }, names, difference }: OpenedPieceProps) {
  const copy = useMessages('withdrawals')
  const { changedTo } = useMessages('withdrawals/setbacks')
  const { instants } = useCopy()
  return (
    <div className="grid gap-1.5">
      {unchanged ? null : (
        <p role="status" className="flex items-start gap-1.5 rounded-md bg-amber-bg px-2.5 py-1.5 text-sm text-amber">
          <CircleAlert size={14} className="mt-px flex-none" aria-hidden="true" />
          {copy.changed}
        </p>
      )}
      {changed ? (
        <p role="status" className="rounded-md bg-amber-bg px-2.5 py-1.5 text-sm text-amber">
          {changedTo(instants.brief(changed.at))}
        </p>
      ) : null}
      <p lang="ja" className="verbatim max-w-[680px] border-l-2 border-line2 pl-3">
        {changed ? difference(text, changed.text) : text || copy.noWords}
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink2">
        {unchanged && !changed ? <span>{copy.unchanged}</span> : null}
        {names ? <span>{copy.openedBy(names)}</span> : null}
        <span className="font-mono" title={hash}>
          {copy.hash(hash.slice(0, SHORT_HASH))}
        </span>
      </p>
    </div>
  )
}
