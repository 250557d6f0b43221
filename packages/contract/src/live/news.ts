/** Where a page listens, below the desk's prefix: server-sent events, one stream a browser. */
export const LIVE_PATH = '/live'

/**
 * What a page hears when something became durable, at this instance or another: which cases changed, as ids. `null`:
 * too many, or something was missed; look at everything again.
 */
export type LiveNews = { readonly cases: readonly string[] | null }
