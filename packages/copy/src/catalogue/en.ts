import { clauses } from './clauses.en.ts'
import type { catalogue as ja } from './ja.ts'
import { templates } from './templates.en.ts'

/** Faithful translation for moderators overseas; members are written to in Japanese. */
export const catalogue: typeof ja = { clauses, templates }
