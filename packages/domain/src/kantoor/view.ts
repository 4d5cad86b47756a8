/** Where a logo is served: its hash is in the address, so that a browser may keep it. */
export const logoPath = (kantoorId: string, hash: string | null): string | null => (hash ? `/logo/${kantoorId}?v=${hash}` : null);
