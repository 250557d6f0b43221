import type { Plugin } from 'vite'

/** Vite's own name for what it puts around every `import()`. */
const HELPER = '\0vite/preload-helper.js'

/**
 * The page has one style sheet, so no script brings one along, and what Vite puts around every `import()` to wait for style
 * sheets is left out: a kilobyte of script that would do nothing. A second style sheet fails the build.
 */
export const oneStyleSheet = (): Plugin => ({
  name: 'one-style-sheet',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load()' : null),
  generateBundle(_, bundle) {
    const sheets = Object.keys(bundle).filter((name) => name.endsWith('.css'))
    if (sheets.length !== 1) throw new Error(`one style sheet was expected, not ${sheets.join(', ')}`)
  },
})
