import type { ChangeSaver } from '../audit/audit-event.ts'
import { type MetricsTold, type StandardChanged, saveChanged, saveMetrics } from './save-standard-change.ts'
import { type StandardRunChange, saveStandardRun } from './save-standard-run.ts'
import { type StandardVersionChange, saveStandardVersion } from './save-standard-version.ts'
import { type StandardsExported, saveStandardsExport } from './save-standards-export.ts'

/** Metrics, what members hold, evaluations, versions and exports of account standards. */
export type StandardsChange =
  | MetricsTold
  | StandardChanged
  | StandardRunChange
  | StandardVersionChange
  | StandardsExported

/** The savers of account standards. */
export const STANDARDS_SAVERS = {
  'metrics.told': saveMetrics,
  'standard.changed': saveChanged,
  'standards_run.started': saveStandardRun,
  'standards_run.ranked': saveStandardRun,
  'standards_run.advanced': saveStandardRun,
  'standards_run.ended': saveStandardRun,
  'standards.proposed': saveStandardVersion,
  'standards.tried_again': saveStandardVersion,
  'standards.ended': saveStandardVersion,
  'standards.exported': saveStandardsExport,
} as const satisfies Readonly<Record<StandardsChange['type'], ChangeSaver>>
