import { Global, Module } from '@nestjs/common';
import { ExpectedFindings } from './expected.js';
import { FindingsController } from './findings.controller.js';
import { FindingLife } from './life.js';
import { FindingReading } from './reading.js';
import { Settling } from './settling.js';

@Global()
@Module({ controllers: [FindingsController], providers: [FindingReading, Settling, FindingLife, ExpectedFindings] })
export class FindingsModule {}
