import type { DryRunResult } from '@mimamori/contract/standards/standards-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { FileDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Timestamp } from '../../i18n/timestamp.tsx'
import { ChangeCountsTable, type ChangeRef } from '../../standards/change-counts-table.tsx'
import { ChangeLines } from '../../standards/change-lines.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { MemberLink } from '../member-link.tsx'
import { useForecastPages } from './use-change-pages.ts'
import { useStandardsExport } from './use-standards-export.ts'

/** Who would gain and lose what: numbers that open lists of members, and all of them as CSV. */
export function DryRunFindings({ result }: { result: DryRunResult }): ReactNode {
  const copy = useStandardsCopy()
  const [open, setOpen] = useState<ChangeRef | null>(null)
  const { run, standards, counts } = result
  const nobody = Object.keys(counts).length === 0
  const { take, busy, problem } = useStandardsExport({ runId: run.id })
  const isOpen = open && (counts[open.standard]?.[open.change] ?? 0) > 0
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink2">
        <span>
          {copy.resultAt} <Timestamp at={run.endedAt ?? run.startedAt} brief />
        </span>
        <span>{copy.resultOf(formatCount(run.done))}</span>
        {nobody ? null : (
          <Button small icon={<FileDown size={14} />} disabled={busy} onClick={() => void take()} className="ml-auto">
            {busy ? copy.exporting : copy.exportCsv}
          </Button>
        )}
      </p>
      <Problem small>{problem}</Problem>
      {nobody ? (
        <p>{copy.unchangedAll}</p>
      ) : (
        <ChangeCountsTable
          counts={counts}
          set={standards}
          open={open}
          onOpen={(of) => setOpen(open?.standard === of.standard && open.change === of.change ? null : of)}
        />
      )}
      {open && isOpen ? <Members key={`${open.standard} ${open.change}`} of={open} result={result} /> : null}
    </div>
  )
}

function Members({ of, result: { run, standards } }: { of: ChangeRef; result: DryRunResult }) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const label = copy.membersOf(words.standardName(standards, of.standard), copy.changes[of.change])
  return (
    <section aria-label={label} className="grid gap-1 rounded-lg border border-line bg-panel px-3 py-2">
      <h3 className="text-sm font-semibold">{label}</h3>
      <ChangeLines
        label={label}
        pages={useForecastPages(run.id, of)}
        set={standards}
        renderMember={(id) => <MemberLink id={id}>{id}</MemberLink>}
      />
    </section>
  )
}
