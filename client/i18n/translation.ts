/**
 * What a translation of `Source` must have: the same keys, any words. The Simplified Chinese files
 * are the source; the other languages are checked against them with `satisfies Translation<…>`.
 *
 * A language whose words change with `count` may add the singular as `<key>_one` (Intl's plural
 * rules choose); `<key>` itself serves every other number.
 */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>;
} & {
  readonly [
    Key in keyof Source & string as Source[Key] extends string ? `${Key}_one` : never
  ]?: string;
};
