import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type INestApplication } from '@nestjs/common';

/** The OpenAPI 3.1 description, made from the routes' own shapes. Served as it is; compared in the tests. */
export function describeApi(app: INestApplication): object {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Peerpolis')
    .setDescription('Peer review and benchmarking for city networks. Errors are RFC 9457 problem documents.')
    .setVersion('1')
    .addCookieAuth('peerpolis_session')
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
}
