import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'

type Props = { missed: NonNullable<Review['missed']>; present: number; onCompare: () => void }

/** Why the case came back: the correction that was not made in time, and the passages it was asked for. */
export default function MissedCorrectionLine({ missed, present, onCompare }: Props): ReactNode {
  const { instants } = useCopy()
  const copy = useMessages('beside')
  const keycap = useKeycap()
  const { askedAt, dueAt, respondedAt, version, passages, caseId, caseNumber } = missed
  return (
    <li className="grid gap-1.5 border-t border-line px-3.5 py-2">
      <p>
        <b className="mr-2 font-semibold text-red">{copy.missedTitle}</b>
        {copy.missed(instants.day(askedAt), instants.day(dueAt))}
        {respondedAt ? ` ${copy.missedLate(instants.absolute(respondedAt))}` : null}
      </p>
      <div className="text-sm">
        <p className="text-ink2">{copy.missedPassages}</p>
        <ul>
          {passages.map(({ text, suggestion }) => (
            <li key={`${text} ${suggestion}`} lang="ja" className="verbatim">
              「{text}」{suggestion ? <span className="ml-2 text-ink2">{copy.missedWording(suggestion)}</span> : null}
            </li>
          ))}
        </ul>
      </div>
      <p className="flex flex-wrap items-center gap-x-3.5 text-sm">
        {version < present ? (
          <Button small keycap={keycap('diff')} onClick={onCompare}>
            {copy.missedCompare}
          </Button>
        ) : (
          <span className="text-ink2">{copy.missedNone}</span>
        )}
        <Link
          to="/review/$caseId"
          params={{ caseId }}
          search={({ queue = 'flagged' }) => ({ queue })}
          className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
        >
          {copy.missedCase(caseNumber)}
        </Link>
      </p>
    </li>
  )
}
