/** Placeholder of the seam: see the types in `types.ts`; the services are mounted here. */
export {};
