import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const MODERN = ['chrome125', 'edge125', 'firefox128', 'safari17.5']

/** What every screen behind the sign-in page stands on: one file, because many small ones compress worse. */
const FRAME = [
  /@tanstack\/(?:react-router|router-core|history|react-store|store|react-query|query-core)\/|@orpc\/tanstack-query\//,
  /\/use-sync-external-store\//,
  /\/web\/src\/(?:api\/queries|keys\/(?:keys|keymap|intent|keycap)|language\/(?:when|letters)|decisions\/(?:draft|form-of)|queue\/due|app\/(?:desk-context|use-claim|page-title|queue-empty))\.tsx?$/,
  /\/policy\/src\/(?:keys\/bindings|decisions\/choice|catalogue\/(?:categories|entries|forms|in-force))\.ts$/,
  /\/ui\/src\/(?:skeleton|tag)\.tsx$|\/icons\/circle-check\.m?js$/,
]

const DESK = process.env.MIMAMORI_DESK ?? 'http://127.0.0.1:8787'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    manifest: true,
    target: MODERN,
    cssTarget: MODERN,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'frame', test: (id) => FRAME.some((each) => each.test(id)) }],
        },
      },
    },
  },
  server: { proxy: { '/api': DESK, '/readyz': DESK } },
})
