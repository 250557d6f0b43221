/** Takes each page away that tests show now; the set-up of all tests does so behind each test, also behind one that failed. */
export const shownPages = new Set<() => Promise<void>>()
