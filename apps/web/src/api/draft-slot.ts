import type { KeptDraft } from '@mimamori/contract/drafts/draft-contract'
import type { DraftContent, DraftKind } from '@mimamori/policy/drafts/draft-model'

/** What a draft is about: a case, or an appeal. */
export type DraftPlace = { readonly subjectId: string; readonly kind: DraftKind }

type Edit = Pick<KeptDraft, 'edit' | 'savedAt'>

/** `waiting`: the desk could not be reached; `refused`: it does not take it. Both are in this tab alone. */
export type DraftPhase = 'none' | 'unsaved' | 'saving' | 'saved' | 'waiting' | 'refused'

export type DraftState = {
  /** what is in the tab */
  readonly content: DraftContent | null
  readonly phase: DraftPhase
  readonly savedAt: string | null
  /** it came back, `loaded` from the desk or `chosen` by the person, and nothing was changed since */
  readonly restored: 'loaded' | 'chosen' | null
  /** another text of the same person, saved in another tab or on another device */
  readonly newer: KeptDraft | null
  /** what was just discarded, and can be put back */
  readonly discarded: DraftContent | null
  /** what was sent, or released to be: it is typed again where the act is undone */
  readonly released: DraftContent | null
}

const NOTHING: DraftState = {
  content: null,
  phase: 'none',
  savedAt: null,
  restored: null,
  newer: null,
  discarded: null,
  released: null,
}

/** JSON with the names in order, so that the same content is the same text. */
function canonical(content: DraftContent | null): string {
  return JSON.stringify(content, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

const EMPTY = canonical(null)

/** One draft in this tab, and what is known of it at the desk. */
export class DraftSlot {
  state: DraftState = NOTHING
  /** the save that the desk has */
  edit: Edit | null = null
  syncing: Promise<void> | null = null
  unsavedSince = 0
  readonly place: DraftPlace
  readonly #tell: () => void
  readonly #watchers = new Set<() => void>()
  #stored = EMPTY
  #released = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(place: DraftPlace, tell: () => void) {
    this.place = place
    this.#tell = tell
  }

  /** Is what is in the tab not what the desk has? */
  isUnsaved(): boolean {
    return !this.#released && canonical(this.state.content) !== this.#stored
  }

  isWatched = (): boolean => this.#watchers.size > 0

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  put(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change }
    this.#tell()
    for (const watcher of this.#watchers) watcher()
  }

  /** Answers whether it has to be saved. */
  write(content: DraftContent | null): boolean {
    if (canonical(content) === canonical(this.state.content) && !this.#released) return false
    if (!this.isUnsaved()) this.unsavedSince = performance.now()
    this.#released = false
    this.put({ content, restored: null, discarded: null, released: null, ...this.#settledPhase(content) })
    return this.isUnsaved()
  }

  #settledPhase(content: DraftContent | null): Partial<DraftState> {
    if (canonical(content) !== this.#stored) return { phase: 'unsaved' }
    return { phase: content === null ? 'none' : 'saved' }
  }

  saved(content: DraftContent, edit: Edit): void {
    this.edit = edit
    this.#stored = canonical(content)
    if (this.state.content) this.put({ savedAt: edit.savedAt, ...this.#settledPhase(this.state.content) })
  }

  discarded(newer: KeptDraft | null): void {
    this.edit = null
    this.#stored = EMPTY
    this.put({ newer, savedAt: null, ...this.#settledPhase(this.state.content) })
  }

  /** The desk has another save than this tab knows of, or none any longer. An answer that was lost is one's own save. */
  overtaken(sent: DraftContent, newer: KeptDraft | null): void {
    if (newer && canonical(newer.content) === canonical(sent)) {
      this.saved(sent, newer)
      return
    }
    this.edit = null
    this.#stored = EMPTY
    this.put({ newer, phase: 'unsaved' })
  }

  /** What the desk has, as it was just loaded; `null`: nothing. */
  loaded(kept: KeptDraft | null): void {
    if (this.syncing || (this.#released && !kept)) return
    const { content } = this.state
    if (!this.#released && kept?.edit === this.edit?.edit && kept?.savedAt === this.edit?.savedAt) return
    if (kept && (content === null || canonical(content) === canonical(kept.content))) this.#show(kept, 'loaded')
    else if (kept) this.put({ newer: kept })
    else {
      // sent or discarded elsewhere: it stays in this tab, and is saved again where it is changed
      this.edit = null
      if (content !== null && !this.isUnsaved()) this.put({ savedAt: null, phase: 'none' })
    }
  }

  #show(kept: KeptDraft, restored: 'loaded' | 'chosen'): void {
    this.#released = false
    this.edit = { edit: kept.edit, savedAt: kept.savedAt }
    this.#stored = canonical(kept.content)
    this.put({ content: kept.content, phase: 'saved', savedAt: kept.savedAt, restored, newer: null })
  }

  /** Offers what was loaded, where something else has been begun meanwhile. */
  offer(): void {
    const { content, savedAt } = this.state
    if (!content || !this.edit || !savedAt) return
    const newer = { ...this.edit, content }
    this.edit = null
    this.#stored = EMPTY
    this.put({ ...NOTHING, newer })
  }

  takeNewer(): void {
    if (this.state.newer) this.#show(this.state.newer, 'chosen')
  }

  keepOwn(): void {
    const { newer } = this.state
    if (!newer) return
    this.edit = { edit: newer.edit, savedAt: newer.savedAt }
    this.#stored = canonical(newer.content)
    this.put({ newer: null, phase: 'unsaved' })
  }

  release(): void {
    this.stopWaiting()
    this.#released = true
    this.put({ ...NOTHING, released: this.state.content })
  }

  sent(): void {
    this.stopWaiting()
    this.#released = false
    if (!this.syncing) {
      this.edit = null
      this.#stored = EMPTY
    }
    this.put({ ...NOTHING, released: this.state.content })
  }

  /** What was discarded or sent is typed again. Answers whether it has to be saved. */
  putBack(): boolean {
    const last = this.state.discarded ?? this.state.released
    if (last === null) return false
    const toSave = this.write(last)
    this.put({ restored: 'chosen' })
    return toSave
  }

  throwAway(): void {
    this.put({ ...NOTHING, discarded: this.state.content })
  }

  wait(ms: number, then: () => void): void {
    this.stopWaiting()
    this.#timer = setTimeout(then, ms)
  }

  stopWaiting(): void {
    clearTimeout(this.#timer)
  }
}
