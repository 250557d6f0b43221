/** Where a page listens, below the desk's prefix: server-sent events, one stream a browser. */
export const LIVE_PATH = '/live'

/** What a page sends along to go on where another stream ended: the id of the last event it has. */
export const AFTER = 'after'

/**
 * `news`: what became durable, at this instance or another: which cases changed and which have new notes, as ids.
 * `cases: null`: too many, or something was missed; look at everything again. Carries the event id to resume from.
 */
export type LiveNews = { readonly cases: readonly string[] | null; readonly notes: readonly string[] }

/** What a person does with a case they have on screen; the strongest first. */
export const DOINGS = ['typing', 'viewing', 'away'] as const
export type Doing = (typeof DOINGS)[number]

export type Present = { readonly id: string; readonly alias: string; readonly doing: Doing }

/**
 * `here`: who has which case on screen, by case id; an empty list: nobody any more. With `whole` it is all there is, as
 * at the beginning of every stream.
 */
export type LiveHere = { readonly whole: boolean; readonly cases: Readonly<Record<string, readonly Present[]>> }

/** `beat`: the stream lives. `ended`: it ends with the session. */
export const BEAT_SECONDS = 10
