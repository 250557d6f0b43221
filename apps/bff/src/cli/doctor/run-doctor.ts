import type { AppContext } from '../../runtime/app-context.ts'
import { CLOCK_CHECK } from './clock-check.ts'
import type { Finding } from './doctor-finding.ts'
import { MACHINE_CHECKS } from './machine-checks.ts'
import { STORAGE_CHECKS } from './storage-checks.ts'

export const CHECKS = [...MACHINE_CHECKS, CLOCK_CHECK, ...STORAGE_CHECKS]

/** Runs all checks, one after another; one that throws is itself a finding. */
export async function runChecks(app: AppContext): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id: check, run } of CHECKS) {
    const result = await run(app).catch((fault: unknown) => ({
      grade: 'fail' as const,
      says: `couldn't be checked: ${fault instanceof Error ? fault.message : fault}`,
    }))
    findings.push({ check, ...result })
  }
  return findings
}

const WIDTH = Math.max(...CHECKS.map(({ id }) => id.length))

/** One line a finding; `ok`: nothing is wrong. */
export function formatFindings(findings: readonly Finding[]): { output: string; ok: boolean } {
  const lines = findings.map(({ grade, check, says }) => `${grade}  ${check.padEnd(WIDTH)}  ${says}`)
  return { output: lines.join('\n'), ok: findings.every(({ grade }) => grade !== 'fail') }
}
