import { Clock, Ids } from '@peerpolis/platform';
import { Scoring } from '@peerpolis/scorecards';
import { type TestApp } from './app.js';
import { type Scene } from './cycle.js';

/** Text that page, PDF, XLSX and CSV must show as text. */
export const HOSTILE = {
  script: '<script>alert("x")</script> & <img src=x onerror=alert(1)>',
  formula: '=HYPERLINK("https://evil.example","click")',
  typst: '#import "/etc/passwd": * \n*bold* _it_ $x^2$ #panic("no") @ref <label> \\ ` // /*',
};

export interface Told {
  cycleId: string;
  slug: string;
  /** By the towns' order. */
  dossierIds: string[];
}

interface Plot {
  title?: string;
  /** State of all dossiers. */
  state: 'in-moderation' | 'in-reply' | 'settled' | 'published';
  cycleState?: string;
  blindMode?: 'open' | 'single' | 'double';
  /** false: no scores are computed. */
  scored?: boolean;
}

let told = 0;

/**
 * A cycle with findings, replies and scores, laid down by SQL: for tests of what comes after. The n-th town rates itself on A1 one
 * level up from "not-at-all" for every odd n; its peers say partly, partly, fully; A2 does not apply; A3 is 40 + n.
 */
export async function tellCycle(world: TestApp, scene: Scene, { title = 'Spring round', state, cycleState, blindMode = 'single', scored = true }: Plot): Promise<Told> {
  const ids = world.app.get(Ids);
  const now = world.app.get(Clock).now();
  const cycleId = ids.next();
  const slug = `told-${++told}`;
  await world.sql(
    `insert into cycle (id, network_id, edition_id, slug, title, state, blind_mode, time_zone, rules, published_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'UTC', '{}', $8, $9)`,
    [cycleId, scene.networkId, scene.editionId, slug, title, cycleState ?? (state === 'published' ? 'follow-up' : 'reply'), blindMode, state === 'published' ? now : null, now],
  );
  const nodes = new Map((await world.sql<{ code: string; id: string }>(`select code, id from node where edition_id = $1`, [scene.editionId])).map((node) => [node.code, node.id]));
  const dossierIds: string[] = [];
  for (const [at, town] of scene.towns.entries()) {
    const dossier = ids.next();
    dossierIds.push(dossier);
    await world.sql(
      `insert into dossier (id, cycle_id, network_id, member_id, edition_id, state, pseudonym, blind_mode, answered, questions, enrolled_at, submitted_at, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 4, 4, $9, $9, $10)`,
      [dossier, cycleId, scene.networkId, town.memberId, scene.editionId, state, `Heron ${at + 1}`, blindMode, now, state === 'published' ? now : null],
    );
    const answer = (code: string, kind: string, level: string | null, number: number | null, text: string) =>
      world.sql(`insert into answer (dossier_id, node_id, kind, level, number, text, version, updated_at) values ($1, $2, $3, $4, $5, $6, 1, $7)`, [dossier, nodes.get(code), kind, level, number, text, now]);
    await answer('A1', 'answered', at % 2 ? 'partly' : 'not-at-all', null, HOSTILE.script);
    await answer('A2', 'not-applicable', null, null, HOSTILE.formula);
    await answer('A3', 'answered', null, 40 + at, '');
    await answer('A4', 'answered', null, null, HOSTILE.typst);
    const finding = async (code: string, verdict: string | null, level: string | null, number: number | null, levels: string[], rationale: string) => {
      const id = ids.next();
      await world.sql(
        `insert into finding (id, dossier_id, node_id, state, verdict, level, number, peer_value, levels, rationale, dissent, settled_at) values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9, $10, $11)`,
        [id, dossier, nodes.get(code), verdict === null ? 'disputed' : 'settled', verdict, level, number, JSON.stringify(levels), rationale, rationale && 'One of us saw more in it.', rationale ? now : null],
      );
      return id;
    };
    const settled = await finding('A1', 'scored', 'partly', null, ['partly', 'partly', 'fully'], HOSTILE.typst);
    await world.sql(`insert into reply (finding_id, dossier_id, state, reason, replied_at) values ($1, $2, 'contested', $3, $4)`, [settled, dossier, HOSTILE.formula, now]);
    await finding('A2', 'not-applicable', null, null, ['not-applicable'], '');
    await finding('A3', 'scored', null, 40 + at, [String(40 + at)], '');
    for (const [visibility, url] of [['public', 'https://town.example/open'], ['reviewers', 'https://town.example/secret']]) {
      await world.sql(`insert into evidence (id, dossier_id, node_id, kind, title, url, visibility, created_at) values ($1, $2, $3, 'link', $4, $5, $6, $7)`, [
        ids.next(),
        dossier,
        nodes.get('A1'),
        `Minutes, ${visibility}`,
        url,
        visibility,
        now,
      ]);
    }
  }
  if (scored) await world.app.get(Scoring).compute(cycleId, null);
  return { cycleId, slug, dossierIds };
}
