import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import type { KeyMoment, OpenChoice } from './key-guard.ts'

/** Actions that wait while something loads, or all that ever wait. */
export type WaitingActions = readonly KeyAction[] | 'all'

/** the mark in the browser's timeline from which the floor of deciding keys counts, while something to decide on is on screen */
const CASE_PAINTED = 'case-painted'

type ScreenStateOptions = {
  /** milliseconds that a case is on screen before this key decides on it */
  readonly floor: (action: KeyAction) => number
  readonly now: () => number
  /** waiting keys may act now, or never */
  readonly changed: () => void
}

/** Something to decide on, while it is on screen. */
export type KeyScene = { readonly painted: () => void; readonly leave: () => void }

export type ScreenState = {
  /** is something to decide on, as a case, on screen? */
  readonly decides: () => boolean
  /** the state an action is judged by */
  readonly moment: (action: KeyAction) => Omit<KeyMoment, 'lostAt'>
  /** a thing to decide on was rendered, and is not yet painted */
  readonly enter: () => KeyScene
  /** a choice is open; answers how to close it */
  readonly choose: (open: OpenChoice) => () => void
  /** handlers of these actions are being loaded; answers how to end that */
  readonly load: (actions: WaitingActions) => () => void
}

/** The state of the screen that keys depend on: what is decided on, which choices are open, what is loading. */
export function createScreenState({ floor, now, changed }: ScreenStateOptions): ScreenState {
  let scene = { paintedAt: Number.NEGATIVE_INFINITY, decides: false }
  const choices = new Set<{ readonly open: OpenChoice }>()
  const loading = new Set<{ readonly actions: WaitingActions }>()
  const during = <Each>(all: Set<Each>, own: Each) => {
    all.add(own)
    return () => {
      all.delete(own)
      changed()
    }
  }
  return {
    decides: () => scene.decides,
    moment: (action) => ({
      paintedAt: scene.paintedAt,
      floor: scene.decides ? floor(action) : 0,
      choices: [...choices].map(({ open }) => open),
      loading: [...loading].some(({ actions }) => actions === 'all' || actions.includes(action)),
    }),
    enter() {
      const own = { paintedAt: Number.POSITIVE_INFINITY, decides: true }
      scene = own
      performance.clearMarks(CASE_PAINTED)
      return {
        painted() {
          own.paintedAt = now()
          if (scene === own) performance.mark(CASE_PAINTED)
          changed()
        },
        leave() {
          if (scene === own) scene = { paintedAt: now(), decides: false }
          changed()
        },
      }
    },
    choose: (open) => during(choices, { open }),
    load: (actions) => during(loading, { actions }),
  }
}
