import type { NamedAct, UndoneAct } from '@mimamori/contract/acts/act-contract'
import type { Copy } from '../../i18n/language-provider.tsx'
import type { Messages } from '../../i18n/messages.ts'
import { refusalMessage } from '../../parts/failure-message.ts'

/** An act by name: its measures, or what else it was. */
export function actName(
  { words }: Pick<Copy, 'words'>,
  acts: Messages['acts'],
  { kind, measures }: Pick<NamedAct, 'kind'> & { readonly measures: readonly NamedAct['measures'][number][] },
): string {
  if (kind !== 'decision') return acts.names[kind]
  return measures.map((measure) => words.measures[measure]).join(words.plus)
}

/** What Undo did, in a sentence that names the act. */
export function undoneMessage(copy: Copy, acts: Messages['acts'], { act, returned, refusal }: UndoneAct): string {
  if (!act) return acts.nothing
  const what = actName(copy, acts, act) || acts.noViolation
  const many = act.cases > 1
  if (refusal === null) return many ? acts.undoneMany(act.cases, what) : acts.undone(act.caseNumber, what)
  const why = refusalMessage(copy, refusal)
  if (returned.length > 0) return acts.undoneSome(returned.length, what, why)
  return many ? acts.refusedMany(act.cases, what, why) : acts.refused(act.caseNumber, what, why)
}
