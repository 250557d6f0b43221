import type { acts as ja } from './ja.ts'

/** A name within a sentence. */
const small = (what: string) => what.charAt(0).toLowerCase() + what.slice(1)

export const acts: typeof ja = {
  waiting: 'waiting for a second person',
  names: {
    snooze: 'Snooze',
    escalate: 'Escalation',
    send_back: 'Send-back',
    raise: 'Flag',
    release: 'Release',
    note: 'Note',
    assign: 'Assignment',
    outcome: 'Contact reminder decision',
    answer: 'Reply to enquiry',
  },
  noViolation: 'No violation',
  on: (n, what) => `#${n} ${what}`,
  onMany: (n, what) => `${n} cases: ${what}`,
  undone: (n, what) => `Undone: ${small(what)} on #${n}`,
  undoneMany: (n, what) => `Undone: ${small(what)} on ${n} cases`,
  undoneSome: (n, what, why) => `Undone: ${small(what)} on ${n} cases. Couldn’t undo the rest: ${why}`,
  refused: (n, what, why) => `Couldn’t undo: ${small(what)} on #${n}. ${why}`,
  refusedMany: (n, what, why) => `Couldn’t undo: ${small(what)} on ${n} cases. ${why}`,
  nothing: 'Nothing to undo.',
  unsaved: 'Nothing to undo. Your last action wasn’t saved.',
  failed: (why) => `Couldn’t undo. ${why}`,
}
