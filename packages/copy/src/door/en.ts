import { errors } from '../errors/en.ts'
import { staff } from '../staff/en.ts'
import { titles } from '../titles/en.ts'

/** The words of whoever has not come in yet. All others come with the desk. */
export const door = { errors, staff, titles }
