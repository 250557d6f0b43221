import { standardLineText } from '@mimamori/copy/standards/standard-lines'
import { DESK_CRITERIA, type Outcome, REQUIRED_STANDARD } from '@mimamori/policy/standards/evaluate-standards'
import { drawnComparison, type StandardFigures } from '@mimamori/policy/standards/run-figures'
import type { Criterion, Standard } from '@mimamori/policy/standards/standard-definition'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useLanguage } from '../i18n/language-provider.tsx'
import { OutcomeShare } from './outcome-share.tsx'
import { formatCount, useStandardsCopy } from './standards-copy.ts'
import { useCriterionWords } from './use-criterion-words.ts'

type Props = {
  standard: Standard
  /** of the last evaluation; `undefined`: there was none */
  figures: StandardFigures | undefined
  open: string | undefined
  /** ids of the criteria that were edited */
  edited: readonly string[]
  onOpen: (criterion: string | undefined) => void
  renderEditor: (criterion: Criterion) => ReactNode
}

const COLUMNS = 6
// a column that is not there would still have its share of the width
const FOLDED_HEAD = 'max-sheet:w-0 max-sheet:p-0 max-sheet:text-[0px]'
const NUMBER_CELL = 'px-2 text-right tabular-nums'

/** Every line of a standard with its criteria: what is asked for, and how many members meet it. */
export function CriteriaTable(props: Props): ReactNode {
  const { standard, figures } = props
  const { language } = useLanguage()
  const copy = useStandardsCopy()
  const { columns } = copy
  const name = standard.name[language]
  const desk = [REQUIRED_STANDARD, ...DESK_CRITERIA].filter((id) => figures?.criteria[id])
  return (
    <table aria-label={copy.criteriaOf(name)} className="w-full table-fixed border-collapse">
      <thead>
        <ColumnHeads
          columns={[
            [columns.criterion, ''],
            [columns.required, cx('w-44', FOLDED_HEAD)],
            [columns.met, 'w-20 text-right max-sheet:w-14 max-sheet:px-1'],
            [columns.not_met, 'w-20 text-right max-sheet:w-14 max-sheet:px-1'],
            [columns.unknown, 'w-20 text-right max-sheet:w-16 max-sheet:px-1'],
            [columns.share, 'w-32 max-strip:w-0 max-strip:p-0 max-strip:text-[0px]'],
          ]}
        />
      </thead>
      {standard.lines.map((line) => (
        <tbody key={line.text.ja} className="border-b border-line">
          <tr>
            <th scope="rowgroup" colSpan={COLUMNS} className="px-2 pt-2 pb-0.5 text-left font-normal">
              {standardLineText(line, language)}
            </th>
          </tr>
          {line.criteria.map((criterion) => (
            <CriterionRow key={criterion.id} criterion={criterion} of={props} />
          ))}
        </tbody>
      ))}
      <tbody>
        {desk.length > 0 ? (
          <tr>
            <th scope="rowgroup" colSpan={COLUMNS} className="px-2 pt-2 pb-0.5 text-left font-normal">
              {copy.desk}
            </th>
          </tr>
        ) : null}
        {desk.map((id) => (
          <tr key={id} className="h-8">
            <th scope="row" className="truncate py-1 pr-2 pl-7 text-left font-normal text-ink2">
              {copy.deskCriteria[id]}
            </th>
            <td />
            <OutcomeCells outcomes={figures?.criteria[id]?.outcomes} />
          </tr>
        ))}
        {figures ? (
          <tr className="h-9 border-t border-line font-semibold">
            <th scope="row" className="px-2 text-left">
              {copy.whole}
            </th>
            <td />
            <OutcomeCells outcomes={figures.outcomes} />
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function CriterionRow({ criterion, of }: { criterion: Criterion; of: Props }) {
  const { figures, open, edited, onOpen, renderEditor } = of
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const drawn = drawnComparison(criterion) !== null
  const isOpen = drawn && open === criterion.id
  const name = words.name(criterion)
  const asked = words.requiredOf(criterion)
  const label = (
    <>
      <span className="min-w-0 truncate">{name}</span>
      {edited.includes(criterion.id) ? (
        <span className="flex-none text-sm font-semibold text-accent">{copy.edited}</span>
      ) : null}
    </>
  )
  return (
    <Fragment>
      <tr className={cx('h-8', drawn && 'hover:bg-hover', isOpen && 'bg-accent-bg')} data-criterion={criterion.id}>
        <th scope="row" className="p-0 text-left font-normal">
          {drawn ? (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => onOpen(isOpen ? undefined : criterion.id)}
              className="flex min-h-8 w-full items-center gap-1.5 rounded-md px-2 text-left focus-visible:outline-offset-[-2px]"
            >
              <ChevronRight size={14} className={cx('flex-none text-ink3', isOpen && 'rotate-90')} aria-hidden="true" />
              {label}
            </button>
          ) : (
            <span className="flex min-h-8 items-center gap-1.5 py-1 pr-2 pl-7 text-ink2">{label}</span>
          )}
          <span className="-mt-1 block pb-1 pl-7 text-sm text-ink2 sheet:hidden">{asked}</span>
        </th>
        <td className="py-1 px-2 leading-5 max-sheet:p-0">
          <span className="max-sheet:hidden">{asked}</span>
        </td>
        <OutcomeCells outcomes={figures?.criteria[criterion.id]?.outcomes} />
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={COLUMNS} className="p-0">
            {renderEditor(criterion)}
          </td>
        </tr>
      ) : null}
    </Fragment>
  )
}

function OutcomeCells({ outcomes }: { outcomes: Readonly<Partial<Record<Outcome, number>>> | undefined }) {
  const cell = (outcome: Outcome) => (outcomes ? formatCount(outcomes[outcome] ?? 0) : '–')
  return (
    <>
      <td className={cx(NUMBER_CELL, 'max-sheet:px-1')}>{cell('met')}</td>
      <td className={cx(NUMBER_CELL, 'max-sheet:px-1')}>{cell('not_met')}</td>
      <td className={cx(NUMBER_CELL, 'text-ink2 max-sheet:px-1')}>{cell('unknown')}</td>
      <td className="px-2 max-strip:p-0">
        <span className="max-strip:hidden">{outcomes ? <OutcomeShare outcomes={outcomes} /> : null}</span>
      </td>
    </>
  )
}
