import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import { type Config } from '../config/index.js';
import { GiveUp } from '../queue/errors.js';

export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
}

/** How mail leaves the house. */
export interface MailTransport {
  /** @throws GiveUp when the address or the mail is refused for good; any other error is worth another try */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

export function mailTransport(config: Pick<Config, 'mail' | 'dataFolder' | 'publicUrl'>): MailTransport {
  const domain = new URL(config.publicUrl).hostname;
  const message = (mail: OutgoingMail) => ({
    from: config.mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.createdAt,
    // The same mail sent twice has the same id, so the recipient's server can drop the second.
    messageId: `<${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return config.mail.smtpUrl === undefined ? folderTransport(join(config.dataFolder, 'mail'), message) : smtpTransport(config.mail.smtpUrl, message);
}

type Message = (mail: OutgoingMail) => Parameters<Transporter<SentMessageInfo>['sendMail']>[0];

function smtpTransport(url: string, message: Message): MailTransport {
  const transport = createTransport({ url, pool: true, maxConnections: 2, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(message(mail));
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (responseCode !== undefined && responseCode >= 500) throw new GiveUp('mail-refused');
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** Without a mail server every mail becomes a file; the address stays out of its name. */
function folderTransport(folder: string, message: Message): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const { message: bytes } = (await transport.sendMail(message(mail))) as { message: Buffer };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${mail.id}.eml`);
      await writeFile(`${path}.part`, bytes, { mode: 0o600 });
      await rename(`${path}.part`, path);
    },
    close: () => transport.close(),
  };
}
