/** How a page listens to the desk. No imports here, so that a page pays nothing for them. */

/** Where, below the desk's prefix: server-sent events, one stream a browser. */
export const LIVE_PATH = '/live'

/**
 * What a stream says: `news` and `here` as in `live-event-contract.ts`, `beat` every ten seconds because it lives, `ended` when its
 * session is over. A stream goes on behind the event whose id the query names under `after`.
 */
export const LIVE_STREAM = { events: ['news', 'here', 'beat', 'ended'], after: 'after', beatSeconds: 10 } as const
