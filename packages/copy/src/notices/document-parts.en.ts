import type { parts as ja } from './document-parts.ja.ts'

/** What the desk puts around the words of a notice. */
export const parts: typeof ja = {
  published: (date, version) => `${date} (version ${version})`,
  contents: 'Contents',
  correction: 'Correction',
  corrects: (date, version) => `This corrects version ${version}, published ${date}.`,
  previous: 'Previous notice: ',
  exception: (words) => `Note: ${words}`,
  shippedExceptions: {
    direct_deal: 'Contact details may be exchanged after escrow, in the project format only.',
    free_sample: 'A paid sample or trial is fine.',
  },
}
