import { defineConfig } from 'rolldown'

/** With native code of their own, or read at need: they stay in node_modules. */
const INSTALLED = ['better-sqlite3', '@node-rs/argon2', '@zxcvbn-ts/language-common']

/** Node reads source maps at each start: they are for our code alone. */
const withoutMapsOfPackages = {
  name: 'without-maps-of-packages',
  transform: {
    filter: { id: /\/node_modules\// },
    handler: (code) => ({ code, map: { mappings: '' } }),
  },
}

/**
 * One file a program, with all it imports: resolving and reading hundreds of small files took half of a start. Only what
 * has native code stays in node_modules.
 */
export default defineConfig({
  input: {
    main: 'src/main-entry.ts',
    mimamori: 'src/cli/mimamori-entry.ts',
    'search-worker': 'src/runtime/search-worker/search-worker-entry.ts',
    'evaluation-worker': 'src/standards/evaluation-worker-entry.ts',
    'notice-thread': 'src/notices/notice-thread-entry.ts',
    'learning-process': 'src/detection/learning-process-entry.ts',
    'log-mover': '../../packages/storage/src/engine/sqlite/checkpoint-worker.ts',
  },
  platform: 'node',
  plugins: [withoutMapsOfPackages],
  external: (id) => id.startsWith('node:') || INSTALLED.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
})
