import type { KeptDraft } from '@mimamori/contract/drafts/draft-contract'
import type { DraftContent } from '@mimamori/policy/drafts/draft-model'
import { type Failure, failureOf } from './call-failure.ts'
import { type DraftPlace, DraftSlot, type DraftState } from './draft-slot.ts'

type Edit = Pick<KeptDraft, 'edit' | 'savedAt'>

/** The calls that keep drafts at the desk. `outlives`: the page may be closed meanwhile. */
export type DraftCalls = {
  readonly list: (subjectId: string) => Promise<KeptDraft[]>
  readonly save: (
    input: { subjectId: string; over: Edit | null; content: DraftContent },
    outlives: boolean,
  ) => Promise<{ saved: Edit } | { saved: null; newer: KeptDraft | null }>
  readonly discard: (input: DraftPlace & { over: Edit }) => Promise<{ newer: KeptDraft | null }>
}

/** How long after the last change a draft is saved, and how long after the first one at the latest. */
const SAVE_AFTER_MS = 1_000
const SAVE_AT_LATEST_MS = 5_000
/** what the desk could not take is sent again so often */
const RETRY_AFTER_MS = 5_000

/** These may pass; whatever else fails is told, and kept in the tab. */
const PASSING: ReadonlySet<Failure['kind']> = new Set(['network', 'unstored', 'signed_out', 'unexpected'])

export type DraftKeeper = {
  readonly at: (place: DraftPlace) => DraftState
  /** answers how to stop */
  readonly watch: (place: DraftPlace, watcher: () => void) => () => void
  /** What is typed now; `null`: nothing any more. It is saved soon. */
  readonly write: (place: DraftPlace, content: DraftContent | null) => void
  /** It is being sent, and ends at the desk with what it was for; where that fails, it is written again. */
  readonly release: (place: DraftPlace) => void
  readonly sent: (place: DraftPlace) => void
  readonly discard: (place: DraftPlace) => void
  /** What was discarded, or sent with an act that is undone, is typed again. */
  readonly putBack: (place: DraftPlace) => void
  /** What was loaded is only offered: something else is on screen. */
  readonly offer: (place: DraftPlace) => void
  /** Shows the text that was saved elsewhere, in place of the one in this tab. */
  readonly takeNewer: (place: DraftPlace) => void
  /** Saves the text in this tab over the one that was saved elsewhere. */
  readonly keepOwn: (place: DraftPlace) => void
  /** Loads what the desk has about a case or an appeal, and saves what it has not. */
  readonly load: (subjectId: string) => Promise<void>
  /** Saves at once what is not saved. `outlives`: the page is being left. */
  readonly flush: (outlives?: boolean) => Promise<void>
  /** The cases and appeals whose drafts are on screen. */
  readonly watched: () => string[]
}

/**
 * Keeps the drafts of one person: as they type in this tab, and behind that at the desk, one call at a time for each draft.
 * `onUnsaved`: called with whether anything is in this tab alone.
 */
export function createDraftKeeper(calls: DraftCalls, onUnsaved: (any: boolean) => void = () => undefined): DraftKeeper {
  const slots = new Map<string, DraftSlot>()
  const loading = new Map<string, Promise<void>>()
  let anyUnsaved = false

  const slotOf = ({ subjectId, kind }: DraftPlace): DraftSlot => {
    const key = `${kind} ${subjectId}`
    const slot = slots.get(key) ?? new DraftSlot({ subjectId, kind }, tell)
    slots.set(key, slot)
    return slot
  }

  function tell(): void {
    const any = [...slots.values()].some((slot) => slot.isUnsaved())
    if (any !== anyUnsaved) onUnsaved(any)
    anyUnsaved = any
  }

  /** Brings the desk up to what is in the tab. */
  async function saveSlot(slot: DraftSlot, outlives = false): Promise<void> {
    while (slot.isUnsaved() && !slot.state.newer) {
      const { content } = slot.state
      slot.put({ phase: 'saving' })
      if (content === null) {
        const { newer } = await calls.discard({ ...slot.place, over: slot.edit as Edit })
        slot.discarded(newer)
      } else {
        const answer = await calls.save({ subjectId: slot.place.subjectId, over: slot.edit, content }, outlives)
        if (answer.saved) slot.saved(content, answer.saved)
        else slot.overtaken(content, answer.newer)
      }
    }
  }

  function sync(slot: DraftSlot, outlives = false): Promise<void> {
    slot.stopWaiting()
    slot.syncing ??= saveSlot(slot, outlives)
      .catch((error) => {
        if (!slot.isUnsaved()) return
        const failure = failureOf(error)
        slot.put({ phase: PASSING.has(failure.kind) ? 'waiting' : 'refused' })
        // whoever is signed out saves again once they are back
        if (PASSING.has(failure.kind) && failure.kind !== 'signed_out') slot.wait(RETRY_AFTER_MS, () => void sync(slot))
      })
      .finally(() => {
        slot.syncing = null
      })
    return slot.syncing
  }

  function saveSoon(slot: DraftSlot): void {
    const latest = slot.unsavedSince + SAVE_AT_LATEST_MS - performance.now()
    slot.wait(Math.min(SAVE_AFTER_MS, latest), () => void sync(slot))
  }

  async function loadSubject(subjectId: string): Promise<void> {
    const own = () => [...slots.values()].filter(({ place }) => place.subjectId === subjectId)
    await Promise.all(own().map((slot) => (slot.isUnsaved() ? sync(slot) : undefined)))
    const kept = await calls.list(subjectId).catch(() => null)
    if (!kept) return
    for (const draft of kept) slotOf({ subjectId, kind: draft.content.kind }).loaded(draft)
    for (const slot of own()) if (!kept.some(({ content }) => content.kind === slot.place.kind)) slot.loaded(null)
  }

  return {
    at: (place) => slotOf(place).state,
    watch: (place, watcher) => slotOf(place).watch(watcher),
    write(place, content) {
      const slot = slotOf(place)
      if (slot.write(content)) saveSoon(slot)
    },
    putBack(place) {
      const slot = slotOf(place)
      if (slot.putBack()) saveSoon(slot)
    },
    release(place) {
      slotOf(place).release()
    },
    sent(place) {
      slotOf(place).sent()
    },
    discard(place) {
      const slot = slotOf(place)
      slot.throwAway()
      void sync(slot)
    },
    takeNewer: (place) => slotOf(place).takeNewer(),
    keepOwn(place) {
      const slot = slotOf(place)
      slot.keepOwn()
      void sync(slot)
    },
    load(subjectId) {
      const underway = loading.get(subjectId) ?? loadSubject(subjectId).finally(() => loading.delete(subjectId))
      loading.set(subjectId, underway)
      return underway
    },
    offer: (place) => slotOf(place).offer(),
    async flush(outlives = false) {
      const unsaved = [...slots.values()].filter((slot) => slot.isUnsaved() && !slot.state.newer)
      await Promise.all(unsaved.map((slot) => sync(slot, outlives)))
    },
    watched: () => [
      ...new Set([...slots.values()].filter((slot) => slot.isWatched()).map(({ place }) => place.subjectId)),
    ],
  }
}
