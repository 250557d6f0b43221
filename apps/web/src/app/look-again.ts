/** the stream says what changes; this is for those without one, and for when it is away */
export const LOOK_AGAIN_MS = 5_000
