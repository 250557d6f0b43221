import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Programs the install put in place. */
export const BIN = join(ROOT, 'node_modules', '.bin')

/** @param {string[]} parts path below the root @returns {string} absolute path */
export const inRepository = (...parts) => join(ROOT, ...parts)
