import { Global, Module } from '@nestjs/common';
import { StandardCatalogue } from './catalogue/catalogue.js';
import { StandardsController } from './catalogue/standards.controller.js';
import { Indicators } from './values/indicators.js';

@Global()
@Module({ controllers: [StandardsController], providers: [Indicators, StandardCatalogue], exports: [Indicators, StandardCatalogue] })
export class StandardsModule {}
