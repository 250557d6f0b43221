import type { LocalizedText } from '../catalogue/catalogue-entry.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { Measure } from '../decisions/measure-rules.ts'
import type { JobFormat, TargetType } from '../intake/intake-arrivals.ts'
import type { Source } from './case-source-rules.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** Targets confirmed in a month, by what they are broken down by. What is not in it is zero. */
export type BreakdownFigures = {
  total: number
  /** as published: a target found under several stands under `other`; adds up to `total` */
  category: Record<Category, number>
  /** targets in which this was found, alone or among others */
  named: Record<Category, number>
  /** adds up to `total` */
  source: Record<Source, number>
  /** a target under several measures stands under each */
  measure: Partial<Record<Measure, number>>
  /** of jobs, and of messages */
  format: Partial<Record<JobFormat, number>>
  /** of jobs, by the marketplace's own name of it */
  jobCategory: Record<string, number>
}

/** Another month, to compare with. */
export type ComparedMonth = {
  month: string
  /** in the whole month */
  days: number
  /** days 1 to this one are in `category` and `total`: all of them, unless the month asked for is the running one */
  upTo: number
  total: number
  category: Record<Category, number>
  /** the whole month */
  whole: BreakdownFigures
}

/** Decisions of a month by how long their cases had waited: how many, and the minutes half of them waited at most. */
export type BreakdownWait = { n: number; median: MinuteRange | null }

export type BreakdownTable = {
  targetType: TargetType
  figures: BreakdownFigures
  before: ComparedMonth
  yearBefore: ComparedMonth
  /** cases opened in the month: each is decided by now, or still open, so `opened` = `decided` + `open` */
  checked: { opened: number; decided: number; open: number }
  /** reports filed in the month; and cases decided in it that members had reported, with those of them confirmed */
  reports: { filed: number; cases: number; confirmed: number }
  /** time to the first decision, by the queue the case was in */
  wait: { all: BreakdownWait; flagged: BreakdownWait; patrol: BreakdownWait }
  /** confirming decisions of the month, and those of them reversed or overturned by now */
  decisions: { confirmed: number; overturned: number }
}

/** Raw counts of a month, Japan time; what is worked out of them is in `breakdown-comparison.ts`. What a closed month is frozen as, too. */
export type BreakdownMonth = {
  month: string
  /** in the whole month */
  days: number
  /** the day the running month stands at, 1 to 31, Japan time; `null`: the month is over, or has not begun */
  runningDay: number | null
  /** of each kind of target asked for, in the order of `TARGET_TYPES` */
  tables: BreakdownTable[]
}

/** What was undecided when a month ended, and in which month it had come. */
export type BreakdownBacklog = {
  n: number
  /** opened in the month itself, in the one before, and earlier */
  thisMonth: number
  lastMonth: number
  earlier: number
  /** the earliest month any of it is from */
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

export type TrendMonth = { month: string; days: number; tables: TrendTable[] }

/** From this day on another version of a category or a clause was in force. */
export type GuidelineMark = {
  kind: 'category' | 'clause'
  id: string
  version: number
  effectiveFrom: string
  label: LocalizedText
  /** what it is about */
  categories: readonly Category[]
}

export type BreakdownTrend = {
  /** 13, the oldest first */
  months: TrendMonth[]
  /** the day the last of them stands at; `null`: it is over */
  runningDay: number | null
  /** in order of their days */
  marks: GuidelineMark[]
}

/** One of the cases behind a figure. */
export type BreakdownCase = {
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

/** `next`: what a further page is asked with; `null`: there is none. */
export type BreakdownCases = { cases: BreakdownCase[]; next: string | null }

/** Pages of the cases behind a figure. */
export const CASES_PAGE_SIZE = 50
