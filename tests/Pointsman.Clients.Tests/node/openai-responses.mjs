import OpenAI from 'openai';
import { askAgain, leaveEarly, listen, run } from './jobs.mjs';

const textOf = (event) => (event.type === 'response.output_text.delta' ? event.delta : '');

await run((errand) => {
  const { baseUrl, key, prompt, toolPrompt, tools, results, schema, picturePrompt } = errand;
  const patient = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: key });
  const client = patient.withOptions({ maxRetries: 0 });
  const declared = tools.map((tool) => ({ type: 'function', ...tool, strict: false }));

  const ask = async (asker, model) => {
    const answer = await asker.responses.create({ model, input: prompt });
    return {
      text: answer.output_text, finish: answer.status,
      inputTokens: answer.usage.input_tokens, outputTokens: answer.usage.output_tokens,
    };
  };
  const plain = ({ model }) => ask(client, model);
  const roundTrip = async (ask) => {
    const asked = [{ role: 'user', content: toolPrompt }];
    const first = await ask(asked);
    const calls = first.output.filter((item) => item.type === 'function_call');
    const said = calls.map((call) => (
      { type: 'function_call_output', call_id: call.call_id, output: results[call.name] }));
    const last = await ask([...asked, ...calls, ...said]);
    return {
      text: last.output_text ?? '',
      calls: calls.map((call) => ({ name: call.name, arguments: JSON.parse(call.arguments) })),
    };
  };
  const whole = (model, some) => roundTrip((input) => client.responses.create({ model, input, tools: some }));

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async ({ model }) => {
      let usage;
      const stream = await client.responses.create({ model, input: prompt, stream: true });
      const heard = await listen(stream, (event) => {
        usage = event.response?.usage ?? usage;
        return textOf(event);
      });
      return { ...heard, inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
    },
    tools: ({ model }) => whole(model, declared.slice(0, 1)),
    'parallel-tools': ({ model }) => whole(model, declared),
    'streamed-tools': ({ model }) => roundTrip((input) =>
      client.responses.stream({ model, input, tools: declared }).finalResponse()),
    structured: async ({ model }) => {
      const answer = await client.responses.create({
        model, input: prompt, text: { format: { type: 'json_schema', name: 'city', strict: true, schema } },
      });
      return { text: answer.output_text };
    },
    'own-field': async ({ model }) => {
      const answer = await client.responses.create({ model, input: prompt, previous_response_id: 'resp_77' });
      return { text: answer.output_text };
    },
    image: async ({ model }) => {
      const picture = { type: 'input_image', image_url: `data:${errand.pictureType};base64,${errand.picture}` };
      const content = [{ type: 'input_text', text: picturePrompt }, { ...picture, detail: 'auto' }];
      const answer = await client.responses.create({ model, input: [{ role: 'user', content }] });
      return { text: answer.output_text };
    },
    models: async ({ model }) => {
      const models = [];
      for await (const one of client.models.list()) models.push(one.id);
      return { models, text: (await client.models.retrieve(model)).id };
    },
    'give-up': ({ model }) => ask(patient, model),
    wait: ({ model }) => askAgain(() => ask(client, model), () => ask(patient, model)),
    abort: ({ model }) => leaveEarly(
      (signal) => client.responses.create({ model, input: prompt, stream: true }, { signal }), textOf),
  };
});
