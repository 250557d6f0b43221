import type { KeyAction } from './key-action.ts'
import type { KeyMoment, OpenChoice } from './key-guard.ts'

/** Actions, or every one that waits at all. */
export type WaitingActions = readonly KeyAction[] | 'all'

type ScreenStateOptions = {
  /** milliseconds between a painting and a deciding key, as the person set it */
  readonly floor: () => number
  readonly now: () => number
  /** keys that wait may be heard now, or never */
  readonly changed: () => void
}

/** What of the screen keys depend on: what is decided on, which choices are open, what is still loading. */
export function createScreenState({ floor, now, changed }: ScreenStateOptions) {
  /** `decides`: a case, or what else deciding keys wait for, is on screen */
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
    /** The moment at which this action is asked for. */
    moment: (action: KeyAction): Omit<KeyMoment, 'lostAt'> => ({
      now: now(),
      paintedAt: scene.paintedAt,
      floor: scene.decides ? floor() : 0,
      choices: [...choices].map(({ open }) => open),
      loading: [...loading].some(({ actions }) => actions === 'all' || actions.includes(action)),
    }),
    /** Something to decide on comes on screen, drawn but not yet painted. */
    enter() {
      const own = { paintedAt: Number.POSITIVE_INFINITY, decides: true }
      scene = own
      return {
        painted() {
          own.paintedAt = now()
          changed()
        },
        leave() {
          if (scene === own) scene = { paintedAt: now(), decides: false }
          changed()
        },
      }
    },
    /** A choice is open. Answers how it is left. */
    choose: (open: OpenChoice) => during(choices, { open }),
    /** What hears these is on its way. Answers how to say that it is here, or will not come. */
    load: (actions: WaitingActions) => during(loading, { actions }),
  }
}
