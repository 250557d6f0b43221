/** Entries of claiming and releasing: a page of the patrol writes one of each for every job on it. */
const LEASE_ACTIONS: ReadonlySet<string> = new Set([
  'case.claimed',
  'case.reserved',
  'case.released',
  'case.lease_ended',
  'case.signed_out',
])
/** of fewer, one line would hide about as much as it says */
const MIN_RUN_LENGTH = 3

/** Is it about who has a case in hand, and no more? */
export const isLeaseEntry = (action: string): boolean => LEASE_ACTIONS.has(action)

type LeaseEntry = { readonly seq: number; readonly action: string; readonly actor: { readonly id: string } }

/** `entries`: of one person, next to each other, the newest first. `key`: the number of the newest. */
export type LeaseRun<Entry> = { readonly key: number; readonly entries: readonly Entry[]; readonly open: boolean }

/** A row of the log: an entry, alone or of a run that is open, or a run of entries about claims. */
export type LogRow<Entry> =
  | { readonly entry: Entry; readonly inRun: boolean; readonly run: null }
  | { readonly entry: Entry; readonly inRun: false; readonly run: LeaseRun<Entry> }

/**
 * The log with claims and releases of one person that follow on each other in one row, which can be opened; nothing is left out.
 * `open`: the keys of the runs that are open, besides the one that holds `opened`.
 */
export function foldLeaseRuns<Entry extends LeaseEntry>(
  entries: readonly Entry[],
  open: ReadonlySet<number>,
  opened: number | undefined,
): LogRow<Entry>[] {
  return runsOf(entries).flatMap(([newest, ...others]): LogRow<Entry>[] => {
    const run = [newest, ...others]
    if (run.length < MIN_RUN_LENGTH) return run.map((entry) => ({ entry, inRun: false, run: null }))
    const isOpen = open.has(newest.seq) || run.some(({ seq }) => seq === opened)
    const head: LogRow<Entry> = { entry: newest, inRun: false, run: { key: newest.seq, entries: run, open: isOpen } }
    return isOpen ? [head, ...run.map((entry): LogRow<Entry> => ({ entry, inRun: true, run: null }))] : [head]
  })
}

/** Entries about claims of one person stay together; every other one is alone. */
function runsOf<Entry extends LeaseEntry>(entries: readonly Entry[]): [Entry, ...Entry[]][] {
  const runs: [Entry, ...Entry[]][] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    const joins = last?.[0].actor.id === entry.actor.id && isLeaseEntry(last[0].action)
    if (joins && isLeaseEntry(entry.action)) last.push(entry)
    else runs.push([entry])
  }
  return runs
}

const DECIDING_ACTIONS: ReadonlySet<string> = new Set(['case.decided', 'decision.undone', 'decision.reversed'])

/** Is this what somebody decided about a case or a member, and so what the log is mostly read for? */
export const isDecidingEntry = (action: string): boolean =>
  DECIDING_ACTIONS.has(action) || action.startsWith('withdrawal.')
