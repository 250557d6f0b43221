/** The undo window: seconds a decision is held before its effects go out. */
export const UNDO_WINDOW_SECONDS = 10
