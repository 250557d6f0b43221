/** The live stream of a page. No imports here, so that a page pays nothing for them. */

/** The path below the desk's prefix: server-sent events, one stream a browser. */
export const LIVE_PATH = '/live'

/**
 * The events of a stream: `news` and `here` as in `live-event-contract.ts`; `beat` every ten seconds as a sign of life;
 * `ended` when its session is over. A stream continues after the event whose id is in the query as `after`.
 */
export const LIVE_STREAM = { events: ['news', 'here', 'beat', 'ended'], after: 'after', beatSeconds: 10 } as const
