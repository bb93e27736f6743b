import type en from './en/index.js';

type Widened<T> = T extends string ? string : { [K in keyof T]: Widened<T[K]> };

/** Shape of every language: the English catalogue's keys. A language that lacks one does not compile. */
export type Catalogue = Widened<typeof en>;

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every key of the catalogue in dotted form; `t` accepts nothing else. */
export type MessageKey = Paths<typeof en>;
