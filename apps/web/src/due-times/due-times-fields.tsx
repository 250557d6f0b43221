import { QUEUES } from '@mimamori/policy/cases/case-model'
import { SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { minutesFromTyped, type TypedDueTimes } from './typed-due-times.ts'

type Props = { typed: TypedDueTimes; onType: (typed: TypedDueTimes) => void }

/** Minutes by severity and queue, each with how long that is. */
export function DueTimesFields({ typed, onType }: Props): ReactNode {
  const copy = useMessages('due-times')
  const { words, instants } = useCopy()
  return (
    <table aria-label={copy.title} className="w-full max-w-xl border-collapse text-sm">
      <thead>
        <ColumnHeads columns={[[copy.severity, 'pl-0'], ...QUEUES.map((queue) => [copy.queues[queue]] as const)]} />
      </thead>
      <tbody>
        {SEVERITIES.toReversed().map((severity) => (
          <tr key={severity} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {words.severities[severity]}
            </th>
            {QUEUES.map((queue) => {
              const minutes = minutesFromTyped(typed[queue][severity])
              return (
                <td key={queue} className="px-2 py-1.5">
                  <input
                    inputMode="numeric"
                    aria-label={copy.field(copy.queues[queue], words.severities[severity])}
                    aria-invalid={minutes === null}
                    value={typed[queue][severity]}
                    onChange={(event) =>
                      onType({ ...typed, [queue]: { ...typed[queue], [severity]: event.target.value } })
                    }
                    className="h-8 w-20 rounded-md border border-line2 bg-panel px-2.5 text-right tabular-nums aria-invalid:border-red"
                  />{' '}
                  {copy.minutes}
                  <span className="ml-2 whitespace-nowrap text-ink2 max-sheet:hidden">
                    {minutes === null ? '' : instants.minutes(minutes)}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
