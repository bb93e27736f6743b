import { Global, Module } from '@nestjs/common';
import { Indicators } from './values/indicators.js';

@Global()
@Module({ providers: [Indicators], exports: [Indicators] })
export class StandardsModule {}
