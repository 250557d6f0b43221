import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { api } from '../../api/api-client.ts'
import { failureOf } from '../../api/call-failure.ts'
import { putBackDraft } from '../../api/kept-drafts.ts'
import type { Copy } from '../../i18n/language-provider.tsx'
import { loadWords } from '../../i18n/message-files.ts'
import { failureMessage } from '../../parts/failure-message.ts'
import { undoneMessage } from './act-words.ts'

/**
 * Asks the desk to undo an act: `chosen`, else the one that is `underway`, once the desk has it, else the last one. Answers what was
 * undone, `null` where nothing was, and that in a sentence.
 */
export async function performUndo(
  chosen: string | null,
  underway: Promise<string | null> | null,
  copy: Copy,
  language: Language,
): Promise<{ readonly undone: UndoneAct | null; readonly message: string }> {
  const words = await loadWords(language, 'acts')
  try {
    const actId = underway === null ? chosen : await underway
    if (underway !== null && actId === null) return { undone: null, message: words.unsaved }
    const context = { idempotencyKey: crypto.randomUUID() }
    const undone = await api.acts.undo(actId === null ? {} : { actId }, { context })
    const kind = undone.act?.kind
    if (kind === 'escalate' || kind === 'send_back')
      for (const { caseId: subjectId } of undone.returned) putBackDraft({ subjectId, kind })
    return { undone, message: undoneMessage(copy, words, undone) }
  } catch (error) {
    return { undone: null, message: words.failed(failureMessage(copy, failureOf(error))) }
  }
}
