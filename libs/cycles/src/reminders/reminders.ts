import { Inject, type OnModuleInit } from '@nestjs/common';
import { Clock, CONFIG, Db, formatMoment, JobHandler, Mailer, Schedules, type Config, type JobContext, type JobWork } from '@peerpolis/platform';
import { sayIn } from '../texts/index.js';
import { DUE_TASKS } from './due-tasks.js';

interface DueTask {
  personId: string;
  email: string;
  name: string;
  locale: string;
  task: 'file' | 'sign' | 'review' | 'moderate' | 'reply' | 'publish';
  cycle: string;
  subject: string | null;
  due: Date;
  timeZone: string;
  /** Local day of the reminder, e.g. 2027-03-31. */
  day: string;
}

export const REMINDERS = 'cycle.reminders';

/**
 * Reminds everybody of what is still open a week and a day before it is due, on the day, and a day and a week after: one mail for
 * each person and day with all of it. What is done is not asked for any more. A second run on the same day sends nothing.
 */
@JobHandler(REMINDERS)
export class Reminders implements JobWork, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly schedules: Schedules,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.schedules.every(REMINDERS, '10 * * * *');
  }

  async run({ actor }: Pick<JobContext, 'actor'>): Promise<{ mails: number }> {
    const tasks = await this.db.run(actor, () => this.db.query<DueTask>(DUE_TASKS, [this.clock.now()]));
    const digests = new Map<string, DueTask[]>();
    for (const task of tasks) {
      const key = `${task.personId}:${task.day}`;
      digests.set(key, [...(digests.get(key) ?? []), task]);
    }
    for (const [key, digest] of digests) await this.db.run(actor, () => this.send(key, digest));
    return { mails: digests.size };
  }

  private async send(key: string, tasks: DueTask[]): Promise<void> {
    const [person] = tasks;
    if (!person) return;
    const { personId, email, name, locale } = person;
    const say = sayIn(locale);
    const items = tasks.map(({ task, subject, cycle, due, timeZone }) =>
      say('task.line', { task: say(`task.${task}`, { subject: subject ?? '' }), cycle, until: formatMoment(locale, due, timeZone) }),
    );
    await this.mailer.queue({
      personId,
      to: email,
      kind: 'digest',
      locale,
      params: { name, link: `${this.config.publicUrl}/work`, count: tasks.length, items: items.join('\n') },
      key: `digest:${key}`,
    });
  }
}
