import { cases } from './cases/en.ts'
import { decisions } from './decisions/en.ts'
import { detection as found } from './detection/en.ts'
import { door } from './door/en.ts'
import { instants } from './instants/en.ts'
import { queue } from './queue/en.ts'
import { refusals } from './refusals/en.ts'
import { shell } from './shell/en.ts'
import { words } from './words/en.ts'

/** Looked up by code: rules are data, and a rule without words shows its code. */
const detection: { reasons: Record<string, string> } = found

/**
 * The words of the desk's screens in one language; the web loads the one it shows. Those of the audit log come with its
 * page.
 */
export const copy = { ...door, cases, decisions, detection, instants, queue, refusals, shell, words }
