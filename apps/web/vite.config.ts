import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './compressed.ts'
import { firstLoad } from './first-load.ts'
import { oneStyleSheet } from './one-style-sheet.ts'

const MODERN = ['chrome125', 'edge125', 'firefox128', 'safari17.5']

/**
 * What is always loaded together is one file, because many small ones compress worse: each of these with all it imports that
 * none before it has.
 */
const FILES: Readonly<Record<string, RegExp>> = {
  // what the sign-in page and the desk stand on
  base: /\/node_modules\/react-dom\/|\/web\/src\/(?:app\/(?:session-gate|load-gate-state)|keys\/unheard-keys|api\/(?:server-connection|call-failure|page-start-answers)|i18n\/(?:language-provider|lazy-part|use-document-title|lazy-messages)|auth\/(?:logo-mark|preference-choices))\.tsx?$|\/ui\/src\/problem\.tsx$|\/copy\/src\/instants\/tokyo-time\.ts$/,
  // what every screen behind the sign-in page stands on
  frame:
    /@tanstack\/react-router\/|\/web\/src\/(?:app\/(?:desk-app|load-desk-app|desk-provider|desk-router|use-live-updates)|screens\/(?:page-title|use-claim-case)|api\/catalogue-query|cases\/release-claimed-rows|decisions\/column\/decision-draft|keys\/use-key-scene|i18n\/(?:member-title|panel-copy|timestamp)|queue\/(?:due-time|list-copy))\.tsx?$|\/ui\/src\/(?:skeleton|tag)\.tsx$|\/people\/eligibility-rules\.ts$|\/icons\/chevron-right\.m?js$/,
  'words-ja': /\/copy\/src\/(?:cases|decisions|detection|instants|queue|refusals|shell|words)\/ja\.ts$/,
  'words-en': /\/copy\/src\/(?:cases|decisions|detection|instants|queue|refusals|shell|words)\/en\.ts$/,
  // a second factor, shown on the way in or once more
  'second-step': /\/web\/src\/auth\/(?:verify-identity|passkey-browser|use-verify-identity)\.tsx?$/,
  // what a list shows, and what is heard of others while it is open
  list: /\/web\/src\/screens\/queue\/queue-(?:list|page)\.tsx?$/,
  // what a case is painted with
  review: /\/web\/src\/screens\/review\/review-page\.tsx?$/,
  // calls that forms of many pages make, and files that come of them
  calls: /\/web\/src\/(?:api\/(?:use-api-call|save-file)|screens\/use-export)\.ts$/,
  tables: /\/ui\/src\/(?:column-heads|folding-table)\.tsx$/,
}

const groups = [
  ...Object.entries(FILES).map(([name, test], at, all) => ({ name, test, priority: all.length - at })),
  // of a few hundred bytes each: as files of their own they cost every page more, which names them all
  { name: 'icons', test: /\/lucide-react\/.+\/icons\//, minShareCount: 2, priority: 0 },
]

/** where `npm run dev` has started the desk */
const DESK = process.env.MIMAMORI_DESK

export default defineConfig({
  plugins: [react(), tailwindcss(), oneStyleSheet(), firstLoad(), compressed()],
  resolve: {
    alias: [
      // React has had it for long
      { find: 'use-sync-external-store/shim/with-selector', replacement: 'use-sync-external-store/with-selector' },
      // every icon of lucide asks for it
      { find: '../createLucideIcon.mjs', replacement: '@mimamori/ui/lucide' },
    ],
  },
  build: {
    manifest: true,
    target: MODERN,
    cssTarget: MODERN,
    // what an import brings along is there by then, or in the same file; the names alone would cost half a kilobyte
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // constants of one module are written into those that use them: an import of a constant costs no bytes
      optimization: { inlineConst: true },
      output: { chunkFileNames: 'assets/[name]-[hash:7].js', codeSplitting: { groups } },
    },
  },
  // with its own host, which the desk compares with the origin of the page
  server: DESK
    ? {
        proxy: Object.fromEntries(
          ['/api', '/healthz', '/readyz'].map((path) => [path, { target: DESK, changeOrigin: false }]),
        ),
      }
    : {},
})
