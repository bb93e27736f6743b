import { Global, Module } from '@nestjs/common';
import { AnswersController } from './answers/answers.controller.js';
import { Answers } from './answers/answers.js';
import { Completeness } from './dossier/completeness.js';
import { DossierViews } from './dossier/dossier-views.js';
import { DossiersController } from './dossier/dossiers.controller.js';
import { Dossiers } from './dossier/dossiers.js';
import { DossierEffects } from './dossier/effects.js';
import { Enrolment } from './dossier/enrolment.js';
import { DossiersExpect } from './dossier/expected.js';
import { Extensions } from './dossier/extensions.js';
import { DossierFactsReader } from './dossier/facts.js';
import { Recipients } from './dossier/recipients.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceFiles } from './evidence/evidence-files.js';
import { Evidence } from './evidence/evidence.js';
import { DossierHooks } from './hooks.js';
import { Snapshots } from './signing/snapshots.js';

/** Global, because reviews, findings and reports all stand on the dossier. */
@Global()
@Module({
  controllers: [DossiersController, AnswersController, EvidenceController],
  providers: [
    DossierHooks,
    DossierFactsReader,
    Completeness,
    DossierEffects,
    Dossiers,
    DossierViews,
    DossiersExpect,
    Enrolment,
    Extensions,
    Recipients,
    Snapshots,
    Answers,
    Evidence,
    EvidenceFiles,
  ],
  exports: [DossierHooks, Dossiers, Enrolment, Recipients],
})
export class AssessmentsModule {}
