import { clauses } from './clauses.ja.ts'
import { templates } from './templates.ja.ts'

/** Words of the guideline's clauses and of the forms a member receives, by the ids of `policy/catalogue`. */
export const catalogue = { clauses, templates }
