import { vi } from 'vitest'

/** What the page saves as a file, by name, in place of the browser. `vi.restoreAllMocks()` ends it. */
export function catchFiles(): string[] {
  const names: string[] = []
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
    names.push(this.download)
  })
  return names
}
