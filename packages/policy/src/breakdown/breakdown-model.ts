import type { LocalizedText } from '../catalogue/catalogue-entry.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { Measure } from '../decisions/measure-rules.ts'
import type { JobFormat, TargetType } from '../intake/intake-arrivals.ts'
import type { BreakdownFilter } from './breakdown-filters.ts'
import type { Source } from './case-source-rules.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** Targets confirmed in a period, by what is known of every decision. Keys left out are zero. */
export type TargetFigures = {
  total: number
  /** by published category: a target of several is counted under `other`; adds up to `total` */
  category: Record<Category, number>
  /** adds up to `total` */
  source: Record<Source, number>
  /** of jobs, and of messages */
  format: Partial<Record<JobFormat, number>>
  /** of jobs, by the marketplace's own category */
  jobCategory: Record<string, number>
}

/** The same, with what is counted beside it. A target counts in the month of the decision it is counted by, so months add up to periods. */
export type BreakdownFigures = TargetFigures & {
  /** targets in which the category was found, alone or among others */
  named: Record<Category, number>
  /** a target with several measures is counted under each */
  measure: Partial<Record<Measure, number>>
  /** measures, not targets: of every confirming decision, those that are not taken back */
  taken: Partial<Record<Measure, number>>
}

/** An earlier period of the same kind, to compare with. */
export type ComparedPeriod<Figures extends TargetFigures = BreakdownFigures> = {
  period: string
  /** in the whole period */
  days: number
  /** how many of its days are counted in `category` and `total`, up to the day `until`: all, unless the compared period is running */
  upTo: number
  until: string
  /** is all of it on record? Where it is not, it is compared with nothing: its counts are of a part, or of nothing */
  recorded: boolean
  total: number
  category: Record<Category, number>
  /** the whole period */
  whole: Figures
}

/** How long the cases decided in a period had waited: how many there are, and the median in minutes. */
export type BreakdownWait = { n: number; median: MinuteRange | null }

export type BreakdownTable = {
  targetType: TargetType
  figures: BreakdownFigures
  /** what it is compared with: the period before, unless another is chosen */
  before: ComparedPeriod
  yearBefore: ComparedPeriod
  /** cases opened in the period: each is decided by now, or still open, so `opened` = `decided` + `open` */
  checked: { opened: number; decided: number; open: number }
  /** reports filed in the period; and cases decided in it that members had reported, with those of them confirmed */
  reports: { filed: number; cases: number; confirmed: number }
  /** time to the first decision, by the queue the case was in */
  wait: { all: BreakdownWait; flagged: BreakdownWait; patrol: BreakdownWait }
  /** confirming decisions of the period, and those of them reversed or overturned by now */
  decisions: { confirmed: number; overturned: number }
}

/** What a finished month before those shown counted: for the usual ranges of later ones. */
export type EarlierMonth = {
  month: string
  days: number
  total: number
  category: Record<Category, number>
  /** cases opened in the month */
  opened: number
  /** decisions of the month that were not undone */
  decided: number
}

/** The months before those shown, of one target type: the oldest first, months before the desk began being empty. */
export type EarlierMonths = { targetType: TargetType; months: EarlierMonth[] }

/** A value of a filter, empty for what is not known, and how many targets are confirmed with it and with the other filters. */
export type FilterChoice = { value: string; n: number }

/**
 * A table by filters. How many cases were received, reported or waiting is known of no filter: what is filtered by is what was stored with
 * a decision.
 */
export type FilteredTable = {
  targetType: TargetType
  figures: TargetFigures
  /** decisions with or without violation that were not undone */
  decided: number
  before: ComparedPeriod<TargetFigures>
  yearBefore: ComparedPeriod<TargetFigures>
  /** whatever occurs in the period, filtered or not */
  choices: Record<BreakdownFilter, FilterChoice[]>
}

/**
 * Raw counts of a period, Japan time; those of a month are also what a month close freezes. Shares and changes are computed in
 * `breakdown-comparison.ts`.
 */
export type BreakdownPeriod<Table = BreakdownTable> = {
  /** `2026-11`, `2026-Q4` or `2026` */
  period: string
  /** in the whole period */
  days: number
  /** its days so far, today included, Japan time; `null`: it is over, or has not begun */
  runningDay: number | null
  /** today, as `2026-11-24`; `null` as above */
  asOf: string | null
  /** the day of the desk's first case, Japan time; `null`: it has had none */
  recordsFrom: string | null
  /** of each kind of target asked for, in the order of `TARGET_TYPES` */
  tables: Table[]
  /** the 13 months before it, for each of the tables; not frozen. None of a longer period: what is usual is known of months */
  earlier: EarlierMonths[]
}

/** Cases undecided when a month ended, by the month they arrived in. */
export type BreakdownBacklog = {
  n: number
  /** opened in the month itself, in the one before, and earlier */
  thisMonth: number
  lastMonth: number
  earlier: number
  /** the month the oldest of them arrived in */
  oldest: string | null
}

export type TrendTable = {
  targetType: TargetType
  total: number
  category: Record<Category, number>
  /** cases opened in the month, by what put them before the desk */
  opened: Record<Source, number>
  /** decisions of the month that were not undone */
  decided: number
  wait: BreakdownWait
  confirmed: number
  overturned: number
  backlog: BreakdownBacklog
}

export type TrendMonth<Table = TrendTable> = { month: string; days: number; tables: Table[] }

/** A month of one target type by filters. */
export type FilteredTrendTable = Pick<TrendTable, 'targetType' | 'total' | 'category' | 'decided'>

/** The day from which a new version of a category or clause was in force. */
export type GuidelineMark = {
  kind: 'category' | 'clause'
  id: string
  version: number
  effectiveFrom: string
  label: LocalizedText
  /** the categories that the change is about */
  categories: readonly Category[]
}

export type BreakdownTrend<Table = TrendTable> = {
  /** 13, the oldest first */
  months: TrendMonth<Table>[]
  /** the 13 months before those, for each target type asked for */
  earlier: EarlierMonths[]
  /** the day up to which the last of them is counted; `null`: it is over */
  runningDay: number | null
  /** as in `BreakdownPeriod` */
  recordsFrom: string | null
  /** in order of their days */
  marks: GuidelineMark[]
}

/** One row of what is behind a figure: a target with the decision it is counted by, or, of `taken`, a measure. */
export type BreakdownCase = {
  /** its cursor: the id of the measure, where the list is of measures, else of the decision */
  rowId: string
  /** of a list of measures: the measure, and when it was taken */
  taken: { measureId: string; at: string } | null
  caseId: string
  caseNumber: number
  target: { type: TargetType; id: string }
  title: string
  decisionId: string
  decidedAt: string
  published: Category
  categories: Category[]
  measures: Measure[]
  source: Source
  format: JobFormat | null
  jobCategory: string | null
}

/** `next`: the `rowId` behind which the next page begins; `null`: there is none. */
export type BreakdownCases = { cases: BreakdownCase[]; next: string | null }

/** Rows in a page of those behind a figure. */
export const CASES_PAGE_SIZE = 50
