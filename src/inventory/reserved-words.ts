/** Means every entry of the inventory for the picked provider. */
export const ALL = 'all';

/** Means everything that the provider lists as failed. */
export const FAILED = 'failed';
