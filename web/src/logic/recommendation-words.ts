/** The actions that recommendations propose, in words. Others may follow. */
export const DEEDS: Readonly<Record<string, string>> = {
  archive: 'Archive it',
  merge: 'Join them in one memory, archive the others',
  split: 'Split it into several memories',
  compress: 'Shorten it',
  supersede: 'Let the newer one take the place of the older one',
};
