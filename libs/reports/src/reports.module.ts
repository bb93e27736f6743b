import { Module } from '@nestjs/common';
import { CityReading } from './data/city-data.js';
import { CycleReading } from './data/cycle-data.js';
import { NetworkReading } from './data/network-data.js';
import { PublicController } from './public/public.controller.js';
import { PublicPages } from './public/public-pages.js';
import { PublicResultsReading } from './public/public-results.js';
import { ReportJob } from './report.job.js';
import { ReportsController } from './reports.controller.js';
import { Reports } from './reports.js';

@Module({
  controllers: [ReportsController, PublicController],
  providers: [CycleReading, CityReading, NetworkReading, ReportJob, Reports, PublicPages, PublicResultsReading],
  exports: [Reports],
})
export class ReportsModule {}
