import { localeOf, translate, type Params, type ServerKey } from '../i18n/index.js';

type KindOf<Key> = Key extends `mail.${infer Kind}.subject` ? Kind : never;

/** Kinds of mail that have texts in the catalogue. */
export type MailKind = KindOf<ServerKey>;

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail as text and as simple HTML with the same words. `params.name` is the greeting's, `params.link` an absolute address;
 * all other values fill the {names} of the catalogue's sentences. Values are text: in HTML they are escaped, a line break in the subject becomes a space.
 */
export function renderMail(kind: MailKind, locale: string, params: Params): RenderedMail {
  const language = localeOf(locale);
  const greeting =
    typeof params.name === 'string' && params.name !== ''
      ? translate(language, 'mail.greeting', { name: params.name })
      : translate(language, 'mail.greeting-unknown');
  const body = translate(language, `mail.${kind}.body`, params);
  const footer = translate(language, 'mail.footer');
  const link = webLink(params.link);
  const action = link ? translate(language, `mail.${kind}.action`, params) : undefined;

  const paragraphs = [greeting, ...body.split(/\n{2,}/)];
  const text = [...paragraphs, ...(link ? [`${action}:\n${link}`] : []), `-- \n${footer}`].join('\n\n') + '\n';
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(translate(language, `mail.${kind}.subject`, params))}</title></head>`,
    '<body style="font-family: sans-serif; line-height: 1.5; max-width: 38em">',
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
    ...(link && action ? [`<p><a href="${escapeHtml(link)}">${escapeHtml(action)}</a></p>`] : []),
    `<hr><p><small>${escapeHtml(footer)}</small></p></body></html>`,
  ].join('\n');
  return { subject: oneLine(translate(language, `mail.${kind}.subject`, params)), text, html };
}

/** @throws Error for anything but an absolute http address: a link comes from us, never from a form */
function webLink(link: string | number | undefined): string | undefined {
  if (link === undefined || link === '') return undefined;
  const address = new URL(String(link));
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw new Error('A link in a mail starts with http');
  return address.href;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 250);
}

/** Text as it may stand in HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
