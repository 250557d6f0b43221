import { standardLineText } from '@mimamori/copy/standards/standard-lines'
import { DESK_CRITERIA, type Outcome, REQUIRED_STANDARD } from '@mimamori/policy/standards/evaluate-standards'
import { drawnComparison, type StandardFigures } from '@mimamori/policy/standards/run-figures'
import type { Criterion, Standard } from '@mimamori/policy/standards/standard-definition'
import { cx } from '@mimamori/ui/class-names'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language-provider.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
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

type Line = {
  readonly id: string
  /** `null`: a criterion of the desk itself */
  readonly criterion: Criterion | null
  /** before the first of a group */
  readonly title: string | null
}

/** Every line of a standard with its criteria: what is asked for, and how many members meet it. */
export function CriteriaTable({ standard, figures, open, edited, onOpen, renderEditor }: Props): ReactNode {
  const { language } = useLanguage()
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const desk = [REQUIRED_STANDARD, ...DESK_CRITERIA].filter((id) => figures?.criteria[id])
  const lines: readonly Line[] = [
    ...standard.lines.flatMap((line) =>
      line.criteria.map((criterion, index) => ({
        id: criterion.id,
        criterion,
        title: index === 0 ? standardLineText(line, language) : null,
      })),
    ),
    ...desk.map((id, index) => ({ id, criterion: null, title: index === 0 ? copy.desk : null })),
  ]
  const opened = lines.find(({ id, criterion }) => id === open && criterion && drawnComparison(criterion))?.id
  const outcome = (id: Outcome): DataColumn<Line, Outcome> => ({
    id,
    right: true,
    quiet: id === 'unknown',
    className: 'w-20',
    cell: (line) => countOf(figures?.criteria[line.id]?.outcomes, id),
    foot: figures && countOf(figures.outcomes, id),
  })
  return (
    <DataTable
      fixed
      look="panel"
      label={copy.criteriaOf(standard.name[language])}
      names={copy.columns}
      rows={lines}
      row={({ id, criterion }) => ({
        'data-criterion': criterion ? id : undefined,
        className: cx(criterion && drawnComparison(criterion) && 'hover:bg-hover', id === opened && 'bg-accent-bg'),
      })}
      group={({ title }) => title && <span className="block text-ink sheet:px-2">{title}</span>}
      below={({ id, criterion }) => id === opened && criterion && renderEditor(criterion)}
      columns={[
        {
          id: 'criterion',
          names: true,
          cell: ({ id, criterion }) =>
            criterion ? (
              <CriterionName
                criterion={criterion}
                open={id === opened}
                edited={edited.includes(id)}
                onOpen={() => onOpen(id === opened ? undefined : id)}
              />
            ) : (
              <span className="truncate text-ink2 sheet:pl-7">{copy.deskCriteria[id]}</span>
            ),
          foot: figures && <span className="pl-2">{copy.whole}</span>,
        },
        {
          id: 'required',
          className: 'w-44 align-middle!',
          wraps: true,
          cell: ({ criterion }) => criterion && words.requiredOf(criterion),
        },
        outcome('met'),
        outcome('not_met'),
        outcome('unknown'),
        {
          id: 'share',
          className: 'w-32 max-strip:hidden',
          cell: ({ id }) => shareOf(figures?.criteria[id]?.outcomes),
          foot: figures && shareOf(figures.outcomes),
        },
      ]}
    />
  )
}

type Outcomes = Readonly<Partial<Record<Outcome, number>>>

const countOf = (outcomes: Outcomes | undefined, outcome: Outcome) =>
  outcomes ? formatCount(outcomes[outcome] ?? 0) : '–'

const shareOf = (outcomes: Outcomes | undefined) => outcomes && <OutcomeShare outcomes={outcomes} />

type NameProps = { criterion: Criterion; open: boolean; edited: boolean; onOpen: () => void }

function CriterionName({ criterion, open, edited, onOpen }: NameProps) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const label = (
    <>
      <span className="min-w-0 truncate">{words.name(criterion)}</span>
      {edited ? <span className="flex-none text-sm font-semibold text-accent">{copy.edited}</span> : null}
    </>
  )
  if (!drawnComparison(criterion))
    return <span className="flex items-center gap-1.5 text-ink2 sheet:min-h-8 sheet:pl-7">{label}</span>
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onOpen}
      className="flex min-h-6 w-full items-center gap-1.5 rounded-md text-left sheet:min-h-8 sheet:px-2 focus-visible:outline-offset-[-2px]"
    >
      <ChevronRight size={14} className={cx('flex-none text-ink3', open && 'rotate-90')} aria-hidden="true" />
      {label}
    </button>
  )
}
