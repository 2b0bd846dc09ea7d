/** The shape that a translation of some texts has: the same members, with any text in place of the English one. */
export type Translation<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Said
    ? (...args: Args) => Translation<Said>
    : T extends object
      ? { readonly [K in keyof T]: Translation<T[K]> }
      : T;
