import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { type Answer, misuse, refusal } from './answers.ts';
import type { Settings } from './options.ts';

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter);
  return reply.code(answer.status).send(answer.body);
}

/**
 * Answers what no route takes. The words are ours alone: a parser's own message quotes the body, and the body may hold
 * a card's secret.
 */
export function addErrorAnswers(app: FastifyInstance, settings: Settings): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/'))
      return send(reply, misuse(404, 'no-such-path', 'The API has no such path.'));
    return reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => send(reply, answerFor(error, settings)));
}

function answerFor(error: FastifyError, settings: Settings): Answer {
  const flaw = error.validation?.[0];
  if (flaw !== undefined) {
    const place = `${error.validationContext ?? 'request'}${flaw.instancePath.replaceAll('/', '.')}`;
    return misuse(400, 'bad-request', `${place}: ${rule(flaw.keyword, flaw.params)}`);
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return misuse(413, 'body-too-large', 'The body is longer than 16 KiB.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return misuse(415, 'wrong-content-type', 'The body must be application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return misuse(400, 'bad-request', 'The body is empty; it must be a JSON object.');
  }
  const status = error.statusCode ?? 500;
  if (status < 500)
    return misuse(status, 'bad-request', 'The request could not be read; its body must be valid JSON.');
  settings.onError(`${error.name} ${error.stack ?? ''}`);
  return refusal('default', {}, 500);
}

function rule(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return `"${params.missingProperty}" is missing`;
    case 'additionalProperties':
      return 'a field is not known';
    case 'type':
      return `must be of type ${params.type}`;
    case 'pattern':
      return 'does not have the right form';
    default:
      return `breaks the rule "${keyword}"`;
  }
}
