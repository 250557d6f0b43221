import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunkGroups } from './chunk-groups.ts'
import { compressed } from './compressed.ts'
import { firstLoad } from './first-load.ts'
import { oneStyleSheet } from './one-style-sheet.ts'
import { wordsWithScripts } from './words-with-scripts.ts'

const MODERN = ['chrome125', 'edge125', 'firefox128', 'safari17.5']

/** where `npm run dev` has started the desk */
const DESK = process.env.MIMAMORI_DESK

export default defineConfig({
  plugins: [wordsWithScripts(), react(), tailwindcss(), oneStyleSheet(), firstLoad(), compressed()],
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
      output: { chunkFileNames: 'assets/[name]-[hash:7].js', codeSplitting: { groups: chunkGroups } },
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
