/** Load what will be needed before it is. What could not be loaded now is loaded, or said to be missing, when it is needed. */
export function warm(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}
