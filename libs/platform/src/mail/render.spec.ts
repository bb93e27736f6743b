import { expect, it } from '@jest/globals';
import { LOCALES, namesIn, serverCatalogue } from '../i18n/index.js';
import { renderMail, type MailKind } from './render.js';

const invitation = { name: 'Ann', network: 'Sandbox Cities', role: 'coordinator', until: '3 March 2026', link: 'https://peerpolis.example/invitations/a?b=1&c=2' };

it('says the same in text and in HTML', () => {
  const { subject, text, html } = renderMail('invitation', 'en', invitation);
  expect(subject).toBe('Your invitation to Sandbox Cities');
  for (const words of ['Dear Ann,', 'as coordinator', 'until 3 March 2026', 'Accept the invitation']) {
    expect(text).toContain(words);
    expect(html).toContain(words);
  }
  expect(text).toContain('\nhttps://peerpolis.example/invitations/a?b=1&c=2\n');
  expect(html).toContain('<a href="https://peerpolis.example/invitations/a?b=1&#38;c=2">');
  expect(html).toContain('<html lang="en">');
});

it('speaks the language of the recipient', () => {
  expect(renderMail('invitation', 'fr-CH', invitation).text).toContain('Bonjour Ann,');
  expect(renderMail('reset', 'pl', { until: 'x' }).text).toContain('Good day,');
});

it('shows what people wrote as text, and keeps it out of the header lines', () => {
  const { subject, text, html } = renderMail('dossier-returned', 'en', {
    cycle: 'Cycle\r\nBcc: all@example.org',
    member: '<b onclick="x">Town</b> & \'Sons\'',
    reason: 'see <script>alert(1)</script>\nsecond line',
    link: 'https://peerpolis.example/d',
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<(script|b )/);
  expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;<br>second line');
  expect(text).toContain('<b onclick="x">Town</b> & \'Sons\'');
});

it('takes no link but a web address', () => {
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'not a link']) expect(() => renderMail('invitation', 'en', { ...invitation, link })).toThrow();
});

it('renders every kind in every language', () => {
  const kinds = new Set(serverCatalogue.keys.map((key) => /^mail\.(.+)\.subject$/.exec(key)?.[1]).filter((kind) => kind !== undefined));
  for (const kind of kinds as Set<MailKind>) {
    const names = (['subject', 'body', 'action'] as const).flatMap((part) => namesIn(serverCatalogue.message('en', `mail.${kind}.${part}`)));
    const params = { link: 'https://peerpolis.example/', ...Object.fromEntries(names.map((name) => [name, name === 'count' ? 3 : `value of ${name}`])) };
    for (const locale of LOCALES) {
      const { subject, text, html } = renderMail(kind, locale, params);
      expect(`${subject}${text}${html}`).not.toMatch(/[{}]|undefined/);
    }
  }
});
