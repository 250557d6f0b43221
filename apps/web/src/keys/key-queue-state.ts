import type { KeyStatus } from './key-guard.ts'
import type { KeyIntent, PressedKey } from './key-intent.ts'

/** A typed key. `at`: when it went down, in milliseconds on the page's clock, as are all times here. */
export type TypedKey = KeyIntent & {
  readonly at: number
  /** `null`: chosen from the palette */
  readonly pressed: PressedKey | null
}

/**
 * The outcome of a key. `heard`: its handler ran; `refused`: the handler showed why not; `unheard`: no handler;
 * `covered`: a dialog had opened, or text was being typed.
 */
export type KeyOutcome = 'heard' | 'refused' | 'unheard' | 'covered'

/** A key that did nothing: typed for a case no longer on screen, or while an open choice had to be left first. */
export type UncountedKey = { readonly key: TypedKey; readonly why: Exclude<KeyStatus, 'heard' | 'waits'> }

/** Keys that wait, and keys not counted since `told`. */
export type KeyQueueState = { readonly waiting: readonly TypedKey[]; readonly uncounted: readonly UncountedKey[] }
