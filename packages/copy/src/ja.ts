import { cases } from './cases/ja.ts'
import { decisions } from './decisions/ja.ts'
import { detection as found } from './detection/ja.ts'
import { door } from './door/ja.ts'
import { instants } from './instants/ja.ts'
import { queue } from './queue/ja.ts'
import { refusals } from './refusals/ja.ts'
import { shell } from './shell/ja.ts'
import { words } from './words/ja.ts'

/** Looked up by code: rules are data, and a rule without words shows its code. */
const detection: { reasons: Record<string, string> } = found

/**
 * The words of the desk's screens in one language; the web loads the one it shows. Those of the audit log and of the list of
 * keys come with them.
 */
export const copy = { ...door, cases, decisions, detection, instants, queue, refusals, shell, words }
