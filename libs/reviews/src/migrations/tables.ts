import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Reviews by pseudonym. Who wrote one stands in review_identity alone, under its own policy: no other table, and no column of this
 * one, leads to a person.
 */
export class ReviewTables1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        pseudonym text not null,
        state text not null check (state in ('proposed', 'invited', 'accepted', 'declined', 'conflicted', 'scoring', 'submitted', 'reopened', 'settled', 'replaced')),
        due_at timestamptz,
        submitted_at timestamptz,
        version integer not null default 1,
        unique (dossier_id, pseudonym)
      );
      create table review_identity (
        review_id uuid primary key references review on delete cascade,
        dossier_id uuid not null references dossier on delete cascade,
        person_id uuid not null references person,
        home_member_id uuid not null references member,
        reason text,
        assigned_at timestamptz not null,
        responded_at timestamptz,
        unique (dossier_id, person_id)
      );
      create index on review_identity (person_id);
      create table review_score (
        review_id uuid not null references review on delete cascade,
        node_id uuid not null references node,
        dossier_id uuid not null references dossier on delete cascade,
        verdict text not null check (verdict in ('scored', 'not-applicable', 'not-competent')),
        level text,
        number double precision,
        confidence text check (confidence in ('low', 'medium', 'high')),
        evidence_strength text check (evidence_strength in ('none', 'claimed', 'documented', 'verified')),
        reason text not null default '',
        version integer not null,
        updated_at timestamptz not null,
        primary key (review_id, node_id),
        check (verdict = 'scored' or (level is null and number is null))
      );
      create index on review_score (dossier_id);
      create index on review_score (node_id);
      create table declared_conflict (
        id uuid primary key,
        person_id uuid not null references person on delete cascade,
        member_id uuid not null references member on delete cascade,
        kind text not null check (kind in ('own-city', 'past-employer', 'joint-project', 'twinning', 'personal', 'other')),
        reason text not null default '',
        declared_at timestamptz not null,
        expires_at timestamptz
      );
      create index on declared_conflict (person_id);
      create index on declared_conflict (member_id);
      create table assignment_proposal (
        id uuid primary key,
        cycle_id uuid not null references cycle on delete cascade,
        network_id uuid not null references network on delete cascade,
        job_id uuid,
        state text not null check (state in ('computing', 'draft', 'applied', 'discarded', 'infeasible')),
        summary jsonb not null default '{}',
        created_at timestamptz not null
      );
      create index on assignment_proposal (cycle_id);
      create table assignment_pair (
        proposal_id uuid not null references assignment_proposal on delete cascade,
        dossier_id uuid not null references dossier on delete cascade,
        person_id uuid not null references person,
        affinity double precision not null,
        explanation jsonb not null default '[]',
        primary key (proposal_id, dossier_id, person_id)
      );
      create index on assignment_pair (dossier_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table assignment_pair, assignment_proposal, declared_conflict, review_score, review_identity, review`);
  }
}
