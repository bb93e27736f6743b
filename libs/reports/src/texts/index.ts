import { Catalogue } from '@peerpolis/platform';
import { en } from './en.js';
import { fr } from './fr.js';

export type ReportKey = keyof typeof en;

/** The reports' own texts: a language that lacks a key does not compile. */
export const reportTexts = new Catalogue<ReportKey>({ en, fr });
