/**
 * `news`: what became durable, at this instance or another: which cases changed and which have new notes, as ids.
 * `cases: null`: too many, or something was missed; look at everything again. Carries the event id to resume from.
 */
export type LiveNews = {
  readonly cases: readonly string[] | null
  readonly notes: readonly string[]
  /** an outgoing event was sent, or failed */
  readonly deliveries?: true
  /** the state of a month close changed */
  readonly closings?: true
  /** an account, or a setting that two people decide, changed */
  readonly people?: true
  /** ids of people whose inbox changed */
  readonly inboxes?: readonly string[]
}

/** The activity of a person on a case they have on screen; the strongest first. */
export const PRESENCE_STATES = ['typing', 'viewing', 'away'] as const
export type PresenceActivity = (typeof PRESENCE_STATES)[number]

export type PresentColleague = { readonly id: string; readonly alias: string; readonly doing: PresenceActivity }

/**
 * `here`: who has which case on screen, by case id; an empty list: nobody. `whole`: all cases are listed, as at the
 * beginning of every stream.
 */
export type LivePresence = {
  readonly whole: boolean
  readonly cases: Readonly<Record<string, readonly PresentColleague[]>>
}
