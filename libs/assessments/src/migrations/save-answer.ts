import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Saving an answer in one round trip, because it is what everybody does all day. Runs with the rights of its caller: row-level
 * security decides whether the dossier is there and may be written. The row of the dossier is locked first, so that no answer slips
 * into what is just being frozen for signature, and two writers of one answer come one after the other.
 *
 * Outcomes: saved; refused (not there, not theirs, not now: the caller finds out which); conflict (another version than was seen).
 */
export class SaveAnswer1700000005100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function save_answer(the_dossier uuid, the_edition uuid, the_node uuid, seen integer, new_kind text, new_level text,
        new_number double precision, new_text text)
      returns table (outcome text, version integer, answered integer, questions integer, started_network uuid)
      language plpgsql as $$
      declare
        now_is timestamptz := access.moment();
        d record;
        old record;
        gain integer;
      begin
        select dossier.state, dossier.answered, dossier.questions, dossier.network_id into d
          from dossier join cycle on cycle.id = dossier.cycle_id
            left join cycle_stage on cycle_stage.cycle_id = cycle.id and cycle_stage.stage = 'self-assessment'
            left join dossier_extension on dossier_extension.dossier_id = dossier.id and dossier_extension.stage = 'self-assessment'
          where dossier.id = the_dossier and dossier.edition_id = the_edition and dossier.state in ('enrolled', 'drafting', 'returned')
            and ((cycle.state = 'self-assessment' and now_is < cycle_stage.closes_at) or now_is < dossier_extension.until)
          for update of dossier;
        if not found then
          return query select 'refused', null::integer, null::integer, null::integer, null::uuid;
          return;
        end if;

        select answer.version, answer.kind into old from answer where answer.dossier_id = the_dossier and answer.node_id = the_node;
        if coalesce(old.version, 0) <> seen then
          return query select 'conflict', old.version, null::integer, null::integer, null::uuid;
          return;
        end if;
        if seen = 0 then
          insert into answer (dossier_id, node_id, kind, level, number, text, version, updated_at)
            values (the_dossier, the_node, new_kind, new_level, new_number, new_text, 1, now_is);
        else
          update answer set kind = new_kind, level = new_level, number = new_number, text = new_text, version = seen + 1, updated_at = now_is
            where answer.dossier_id = the_dossier and answer.node_id = the_node;
        end if;
        insert into answer_history (dossier_id, node_id, version, kind, level, number, text, person_id, at)
          values (the_dossier, the_node, seen + 1, new_kind, new_level, new_number, new_text, access.person(), now_is);

        gain := (new_kind <> 'unanswered')::integer - (coalesce(old.kind, 'unanswered') <> 'unanswered')::integer;
        if gain <> 0 or d.state = 'enrolled' then
          update dossier set answered = dossier.answered + gain,
              state = case when dossier.state = 'enrolled' then 'drafting' else dossier.state end,
              version = dossier.version + (dossier.state = 'enrolled')::integer
            where dossier.id = the_dossier;
        end if;
        return query select 'saved', seen + 1, d.answered + gain, d.questions, case when d.state = 'enrolled' then d.network_id end;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function save_answer(uuid, uuid, uuid, integer, text, text, double precision, text)`);
  }
}
