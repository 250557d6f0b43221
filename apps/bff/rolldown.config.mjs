import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const installed = Object.keys(dependencies).filter((name) => !name.startsWith('@mimamori/'))

/**
 * One file a program. What this package declares stays in node_modules; workspace source, and what only it depends
 * on, is bundled.
 */
export default defineConfig({
  input: {
    main: 'src/main-entry.ts',
    mimamori: 'src/cli/mimamori-entry.ts',
    'search-worker': 'src/runtime/search-worker/search-worker-entry.ts',
    'log-mover': '../../packages/storage/src/engine/sqlite/checkpoint-worker.ts',
  },
  platform: 'node',
  external: (id) => id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
})
