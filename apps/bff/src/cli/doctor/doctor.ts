import type { AppContext } from '../../office.ts'
import { CLOCK } from './clock-check.ts'
import type { Finding } from './finding.ts'
import { MACHINE } from './machine.ts'
import { STORED } from './stored.ts'

export const CHECKS = [...MACHINE, CLOCK, ...STORED]

/** Look at everything, one after another; a check that breaks has found something, too. */
export async function examine(app: AppContext): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id: check, look } of CHECKS) {
    const found = await look(app).catch((fault: unknown) => ({
      grade: 'fail' as const,
      says: `could not be looked at: ${fault instanceof Error ? fault.message : fault}`,
    }))
    findings.push({ check, ...found })
  }
  return findings
}

const WIDTH = Math.max(...CHECKS.map(({ id }) => id.length))

/** One line a finding, and whether nothing is wrong. */
export function written(findings: readonly Finding[]): { said: string; ok: boolean } {
  const lines = findings.map(({ grade, check, says }) => `${grade}  ${check.padEnd(WIDTH)}  ${says}`)
  return { said: lines.join('\n'), ok: findings.every(({ grade }) => grade !== 'fail') }
}
