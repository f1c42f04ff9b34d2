import Anthropic from '@anthropic-ai/sdk';
import { askAgain, leaveEarly, listen, run } from './jobs.mjs';

const textOf = (event) => (event.type === 'content_block_delta' ? event.delta.text : '');
const spoken = (message) => message.content.map((block) => block.text ?? '').join('');

await run((errand) => {
  const { baseUrl, key, prompt, toolPrompt, tools, results, schema, picturePrompt } = errand;
  const patient = new Anthropic({ baseURL: baseUrl, apiKey: key });
  const client = patient.withOptions({ maxRetries: 0 });
  const asked = { max_tokens: 1000, messages: [{ role: 'user', content: prompt }] };
  const declared = tools.map(({ name, description, parameters }) => ({ name, description, input_schema: parameters }));

  const ask = async (asker, model) => {
    const answer = await asker.messages.create({ ...asked, model });
    return {
      text: spoken(answer), finish: answer.stop_reason,
      inputTokens: answer.usage.input_tokens, outputTokens: answer.usage.output_tokens,
    };
  };
  const plain = ({ model }) => ask(client, model);
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
    image: async ({ model }) => {
      const source = { type: 'base64', media_type: errand.pictureType, data: errand.picture };
      const content = [{ type: 'text', text: picturePrompt }, { type: 'image', source }];
      const answer = await client.messages.create({ model, max_tokens: 1000, messages: [{ role: 'user', content }] });
      return { text: spoken(answer) };
    },
    models: async ({ model }) => {
      const models = [];
      for await (const one of client.models.list()) models.push(one.id);
      return { models, text: (await client.models.retrieve(model)).id };
    },
    'count-tokens': async ({ model }) => {
      const count = await client.messages.countTokens({ model, messages: asked.messages });
      return { inputTokens: count.input_tokens };
    },
    'give-up': ({ model }) => ask(patient, model),
    wait: ({ model }) => askAgain(() => ask(client, model), () => ask(patient, model)),
    abort: ({ model }) => leaveEarly(
      (signal) => client.messages.create({ ...asked, model, stream: true }, { signal }), textOf),
  };
});
