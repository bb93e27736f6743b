import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { Ids } from '../ports/index.js';
import { PROBLEMS } from './problem-catalogue.js';
import { Refusal, type Problem } from './problem.js';

/** Turns every error into a problem document; an unexpected one gets an id that is in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly ids: Ids) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.toProblem(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private toProblem(error: unknown): Problem {
    if (error instanceof Refusal && PROBLEMS[error.code]) return problemOf(error.code, error);
    const known = refusalOf(error);
    if (known) return problemOf(known.code, known);
    const id = this.ids.next();
    this.logger.error({ err: error, problemId: id }, `internal error ${id}`);
    return { ...problemOf('internal'), id };
  }
}

function problemOf(code: string, refusal?: Refusal): Problem {
  const { status, title } = PROBLEMS[code] as { status: number; title: string };
  return { type: `urn:peerpolis:problem:${code}`, title, status, code, ...refusal?.details };
}

/** Errors of the libraries that are the caller's doing. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof HttpException) {
    if (error.getStatus() === 404) return new Refusal('not-found');
    if (error.getStatus() === 413) return new Refusal('too-large');
    if (error.getStatus() < 500) return new Refusal('invalid-input', { detail: error.message });
  }
  if (isHttpError(error) && error.status === 413) return new Refusal('too-large', { detail: 'The body is larger than 1 MB' });
  if (isHttpError(error) && error.status < 500) return new Refusal('unreadable-body', { detail: 'The body is not valid JSON' });
  if (error instanceof QueryFailedError) return refusalOfDatabase(error.driverError as { code?: string });
  return undefined;
}

function isHttpError(error: unknown): error is { status: number } {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' && 'expose' in error;
}

/** SQLSTATEs that tell the caller something; all others are defects of ours. */
function refusalOfDatabase({ code }: { code?: string }): Refusal | undefined {
  if (code === '23505') return new Refusal('duplicate');
  if (code === '42501') return new Refusal('not-found'); // row-level security refused the write
  if (code === '22P02') return new Refusal('not-found'); // a malformed id is an id that does not exist
  if (code === '22021' || code === '22P05') return new Refusal('invalid-input', { detail: 'A text holds a character that cannot be stored (NUL)' });
  if (code === '40001' || code === '40P01') return new Refusal('conflict');
  return undefined;
}
