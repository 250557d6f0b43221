import type { ChangeCounts } from '@mimamori/contract/standards/standards-contract'
import { HOLDING_CHANGES, type HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { DataTable } from '../parts/tables/data-table.tsx'
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
  return (
    <DataTable
      fixed
      look="figures"
      label={label ?? copy.result}
      names={copy.changes}
      // a standard that is no longer in the set is lost by everybody
      rows={[...new Set([...set.standards.map(({ id }) => id), ...Object.keys(counts)])]}
      rowId={(standard) => standard}
      columns={[
        {
          id: 'standard',
          name: copy.standard,
          names: true,
          wraps: true,
          className: 'max-sheet:w-[34%]',
          cell: (standard) => words.standardName(set, standard),
        },
        ...HOLDING_CHANGES.map((change) => ({
          id: change,
          right: true,
          cell: (standard: string) => {
            const n = counts[standard]?.[change] ?? 0
            const isOpen = open?.standard === standard && open.change === change
            if (n === 0) return <span className="px-1.5 text-ink3">0</span>
            return (
              <button
                type="button"
                data-count={`${standard} ${change}`}
                aria-expanded={isOpen}
                aria-label={copy.openMembers(words.standardName(set, standard), copy.changes[change], formatCount(n))}
                onClick={() => onOpen({ standard, change })}
                className={cx(
                  'min-h-6 rounded-md px-1.5 font-semibold underline decoration-line2 underline-offset-3 hover:bg-hover',
                  isOpen && 'bg-accent-bg text-accent',
                )}
              >
                {formatCount(n)}
              </button>
            )
          },
        })),
      ]}
    />
  )
}
