import Anthropic from '@anthropic-ai/sdk';
import { leaveEarly, listen, run } from './jobs.mjs';

const textOf = (event) => (event.type === 'content_block_delta' ? event.delta.text : '');
const spoken = (message) => message.content.map((block) => block.text ?? '').join('');

await run(({ baseUrl, key, prompt, toolPrompt, tools, results, schema }) => {
  const client = new Anthropic({ baseURL: baseUrl, apiKey: key, maxRetries: 0 });
  const asked = { max_tokens: 1000, messages: [{ role: 'user', content: prompt }] };
  const declared = tools.map(({ name, description, parameters }) => ({ name, description, input_schema: parameters }));

  const plain = async ({ model }) => {
    const answer = await client.messages.create({ ...asked, model });
    return {
      text: spoken(answer), finish: answer.stop_reason,
      inputTokens: answer.usage.input_tokens, outputTokens: answer.usage.output_tokens,
    };
  };
  const roundTrip = async (ask) => {
    const begin = [{ role: 'user', content: toolPrompt }];
    const first = await ask(begin);
    const calls = first.content.filter((block) => block.type === 'tool_use');
    const said = calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: results[call.name] }));
    const last = await ask([
      ...begin, { role: 'assistant', content: first.content }, { role: 'user', content: said }]);
    return { text: spoken(last), calls: calls.map((call) => ({ name: call.name, arguments: call.input })) };
  };
  const whole = (model, some) => roundTrip((messages) => client.messages.create(
    { model, messages, max_tokens: 1000, tools: some }));

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async ({ model }) => {
      const stream = client.messages.stream({ ...asked, model });
      const heard = await listen(stream, textOf);
      const { usage } = await stream.finalMessage();
      return { ...heard, inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
    },
    tools: ({ model }) => whole(model, declared.slice(0, 1)),
    'parallel-tools': ({ model }) => whole(model, declared),
    'streamed-tools': ({ model }) => roundTrip((messages) => client.messages.stream(
      { model, messages, max_tokens: 1000, tools: declared }).finalMessage()),
    structured: async ({ model }) => {
      const answer = await client.messages.create(
        { ...asked, model, output_config: { format: { type: 'json_schema', schema } } });
      return { text: spoken(answer) };
    },
    'own-field': async ({ model }) => {
      const answer = await client.messages.create({ ...asked, model, inference_geo: 'region-77' });
      return { text: spoken(answer) };
    },
    abort: ({ model }) => leaveEarly(
      (signal) => client.messages.create({ ...asked, model, stream: true }, { signal }), textOf),
  };
});
