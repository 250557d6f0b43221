import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const MODERN = ['chrome125', 'edge125', 'firefox128', 'safari17.5']

const DESK = process.env.MIMAMORI_DESK ?? 'http://127.0.0.1:8787'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    manifest: true,
    target: MODERN,
    cssTarget: MODERN,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': DESK, '/readyz': DESK } },
})
