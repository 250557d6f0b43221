import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { coverageDays } from './days.ts'

export function coverageProcedures(app: AppContext) {
  return {
    days: os.coverage.days.use(permitted('coverage.read')).handler(({ input }) => coverageDays(app, input)),
  }
}
