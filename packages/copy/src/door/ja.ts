import { errors } from '../errors/ja.ts'
import { staff } from '../staff/ja.ts'
import { titles } from '../titles/ja.ts'

/** The words of whoever has not come in yet. All others come with the desk. */
export const door = { errors, staff, titles }
