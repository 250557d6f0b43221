import type { ChangeSaver } from '../audit/audit-event.ts'
import { type BreakdownChange, saveBreakdown } from './breakdown-recount.ts'
import {
  type BreakdownExported,
  type FigureCasesExported,
  saveBreakdownExport,
  saveFigureCasesExport,
} from './save-breakdown-export.ts'
import { BREAKDOWN_NOTE_SAVERS, type BreakdownNoteChange } from './save-breakdown-note.ts'

export type AnyBreakdownChange = BreakdownChange | BreakdownExported | FigureCasesExported | BreakdownNoteChange

/** The saver of each change of the breakdown: its counters mended, its figures and lists exported, notes on its trend. */
export const BREAKDOWN_SAVERS = {
  'breakdown.mended': saveBreakdown,
  'breakdown.exported': saveBreakdownExport,
  'breakdown.cases_exported': saveFigureCasesExport,
  ...BREAKDOWN_NOTE_SAVERS,
} as const satisfies Readonly<Record<AnyBreakdownChange['type'], ChangeSaver>>
