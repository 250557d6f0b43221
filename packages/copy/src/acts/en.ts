import type { acts as ja } from './ja.ts'

/** A name within a sentence. */
const small = (what: string) => what.charAt(0).toLowerCase() + what.slice(1)

export const acts: typeof ja = {
  names: {
    snooze: 'Snooze',
    escalate: 'Escalation',
    send_back: 'Send-back',
    raise: 'Raise',
    release: 'Release',
    note: 'Note',
  },
  noViolation: 'No violation',
  on: (n, what) => `#${n} ${what}`,
  onMany: (n, what) => `${n} cases: ${what}`,
  undone: (n, what) => `Undid: ${small(what)} on #${n}`,
  undoneMany: (n, what) => `Undid: ${small(what)} on ${n} cases`,
  undoneSome: (n, what, why) => `Undid: ${small(what)} on ${n} cases. The others could not be undone: ${why}`,
  refused: (n, what, why) => `Cannot undo: ${small(what)} on #${n}. ${why}`,
  refusedMany: (n, what, why) => `Cannot undo: ${small(what)} on ${n} cases. ${why}`,
  nothing: 'There is nothing to undo.',
  unsaved: 'There is nothing to undo: what you did last was not saved.',
  failed: (why) => `Could not undo. ${why}`,
}
