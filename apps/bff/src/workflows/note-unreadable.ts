import type { AppContext } from '../runtime/app-context.ts'

/** Tells the log which snippet, step or view was left out of a list, as it was sealed with another key or damaged. */
export const noteUnreadable =
  ({ log }: AppContext, kind: 'snippet' | 'step' | 'view'): ((id: string) => void) =>
  (id) =>
    log.error({ kind, id }, 'own texts: one cannot be read and is left out; its owner saves it again')
