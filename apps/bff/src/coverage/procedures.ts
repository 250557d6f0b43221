import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { coverageDays } from './days.ts'

export function coverageProcedures(office: Office) {
  return {
    days: os.coverage.days.use(permitted('coverage.read')).handler(({ input }) => coverageDays(office, input)),
  }
}
