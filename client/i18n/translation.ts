/**
 * What a translation of `Source` must have: the same keys, any words. The Simplified Chinese files
 * are the source; the other languages are checked against them with `satisfies Translation<…>`.
 */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>;
};
