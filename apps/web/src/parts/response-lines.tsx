import type { MeasureResponseLine } from '@mimamori/contract/ledger/measure-response-contract'
import { responseState } from '@mimamori/policy/ledger/measure-response-rules'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from './timestamp.tsx'

/** What a member did about a warning or a requested correction, and when: acknowledged or not, corrected or not. */
export function ResponseLines({ responses }: { responses: readonly MeasureResponseLine[] }): ReactNode {
  const { responses: words } = useMessages('beside')
  const { words: names } = useCopy()
  if (responses.length === 0) return null
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      {responses.map((line) => {
        const state = responseState(line)
        const at = line.respondedAt ?? line.dueAt
        return (
          <span key={line.measure} className={cx(state === 'missed' ? 'text-red' : 'text-ink2')}>
            {responses.length > 1 ? `${names.measures[line.measure]}: ` : ''}
            {words[line.measure][state]}
            {at === null ? null : (
              <>
                {' '}
                {line.respondedAt === null ? `${words.due} ` : null}
                <Timestamp at={at} />
              </>
            )}
          </span>
        )
      })}
    </span>
  )
}
