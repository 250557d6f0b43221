import type { ChangeCounts } from '@mimamori/contract/standards/standards-contract'
import { HOLDING_CHANGES, type HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { formatCount, useStandardsCopy } from './standards-copy.ts'
import { useCriterionWords } from './use-criterion-words.ts'

/** Changes of one kind of one standard. */
export type ChangeRef = { readonly standard: string; readonly change: HoldingChange }

type Props = {
  /** what the counts are of; left out: all that was found */
  label?: string
  counts: ChangeCounts
  set: StandardSet
  open: ChangeRef | null
  onOpen: (of: ChangeRef) => void
}

/** Who gains and loses what, in numbers that open the members. */
export function ChangeCountsTable({ label, counts, set, open, onOpen }: Props): ReactNode {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  // a standard that is no longer in the set is lost by everybody
  const ids = [...new Set([...set.standards.map(({ id }) => id), ...Object.keys(counts)])]
  return (
    <table aria-label={label ?? copy.result} className="w-full table-fixed border-collapse">
      <thead>
        <ColumnHeads
          columns={[
            [copy.standard, 'pl-0 max-sheet:w-[34%]'],
            ...HOLDING_CHANGES.map((change) => [copy.changes[change], 'px-1 text-right'] as const),
          ]}
        />
      </thead>
      <tbody>
        {ids.map((standard) => (
          <tr key={standard} className="h-9 border-b border-line last:border-b-0">
            <th scope="row" className="pr-2 text-left font-normal">
              {words.standardName(set, standard)}
            </th>
            {HOLDING_CHANGES.map((change) => {
              const n = counts[standard]?.[change] ?? 0
              const isOpen = open?.standard === standard && open.change === change
              return (
                <td key={change} className="px-1 text-right tabular-nums">
                  {n === 0 ? (
                    <span className="px-1.5 text-ink3">0</span>
                  ) : (
                    <button
                      type="button"
                      data-count={`${standard} ${change}`}
                      aria-expanded={isOpen}
                      aria-label={copy.openMembers(
                        words.standardName(set, standard),
                        copy.changes[change],
                        formatCount(n),
                      )}
                      onClick={() => onOpen({ standard, change })}
                      className={cx(
                        'min-h-6 rounded-md px-1.5 font-semibold underline decoration-line2 underline-offset-3 hover:bg-hover',
                        isOpen && 'bg-accent-bg text-accent',
                      )}
                    >
                      {formatCount(n)}
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
