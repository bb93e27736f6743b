import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The statements in save_answer find rows by key, so the values make no difference to their plans; but each carries the policies of its
 * tables, and planning one anew costs more than running it. One plan per connection, from the first call on.
 */
export class SaveAnswerPlans1700000005200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter function save_answer(uuid, uuid, uuid, integer, text, text, double precision, text) set plan_cache_mode = force_generic_plan`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter function save_answer(uuid, uuid, uuid, integer, text, text, double precision, text) reset plan_cache_mode`);
  }
}
