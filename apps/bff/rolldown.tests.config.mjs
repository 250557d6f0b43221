import { defineConfig } from 'rolldown'
import product from './rolldown.config.mjs'

/** What the product is built from, and the desk that journeys share beside it: `--dir` names where. */
export default defineConfig({
  ...product,
  input: { ...product.input, 'served-desk': 'src/testing/served-desk.ts' },
})
