import OpenAI from 'openai';
import { askAgain, leaveEarly, listen, run } from './jobs.mjs';

const textOf = (event) => event.choices[0]?.delta?.content;

await run((errand) => {
  const { baseUrl, key, prompt, toolPrompt, tools, results, schema, picturePrompt } = errand;
  const patient = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: key });
  const client = patient.withOptions({ maxRetries: 0 });
  const messages = [{ role: 'user', content: prompt }];
  const declared = tools.map((tool) => ({ type: 'function', function: tool }));

  const ask = async (asker, model) => {
    const answer = await asker.chat.completions.create({ model, messages });
    return {
      text: answer.choices[0].message.content, finish: answer.choices[0].finish_reason,
      inputTokens: answer.usage.prompt_tokens, outputTokens: answer.usage.completion_tokens,
    };
  };
  const plain = ({ model }) => ask(client, model);
  const shown = async (model, part) => {
    const content = [{ type: 'text', text: picturePrompt }, part];
    const answer = await client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
    return { text: answer.choices[0].message.content };
  };
  const roundTrip = async (ask) => {
    const asked = [{ role: 'user', content: toolPrompt }];
    const first = await ask(asked);
    const calls = first.tool_calls;
    const said = calls.map((call) => (
      { role: 'tool', tool_call_id: call.id, content: results[call.function.name] }));
    const last = await ask([...asked, first, ...said]);
    return {
      text: last.content,
      calls: calls.map((call) => ({ name: call.function.name, arguments: JSON.parse(call.function.arguments) })),
    };
  };
  const whole = (model, some) => roundTrip(async (asked) => {
    const answer = await client.chat.completions.create({ model, messages: asked, tools: some });
    return answer.choices[0].message;
  });

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async ({ model }) => {
      let usage;
      const stream = await client.chat.completions.create(
        { model, messages, stream: true, stream_options: { include_usage: true } });
      const heard = await listen(stream, (event) => {
        usage = event.usage ?? usage;
        return textOf(event);
      });
      return { ...heard, inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    },
    tools: ({ model }) => whole(model, declared.slice(0, 1)),
    'parallel-tools': ({ model }) => whole(model, declared),
    'streamed-tools': ({ model }) => roundTrip(async (asked) => {
      const runner = client.chat.completions.stream({ model, messages: asked, tools: declared });
      return runner.finalMessage();
    }),
    structured: async ({ model }) => {
      const answer = await client.chat.completions.create({
        model, messages, response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true, schema } },
      });
      return { text: answer.choices[0].message.content };
    },
    'own-field': async ({ model }) => {
      const answer = await client.chat.completions.create({ model, messages, seed: 77 });
      return { text: answer.choices[0].message.content };
    },
    image: ({ model }) => shown(model, {
      type: 'image_url', image_url: { url: `data:${errand.pictureType};base64,${errand.picture}` } }),
    audio: ({ model }) => shown(model, { type: 'input_audio', input_audio: { data: errand.sound, format: 'wav' } }),
    models: async ({ model }) => {
      const models = [];
      for await (const one of client.models.list()) models.push(one.id);
      return { models, text: (await client.models.retrieve(model)).id };
    },
    embeddings: async ({ model }) => {
      const answer = await client.embeddings.create({ model, input: errand.phrases, dimensions: errand.dimensions });
      return { vectors: answer.data.map((one) => one.embedding), inputTokens: answer.usage.prompt_tokens };
    },
    'give-up': ({ model }) => ask(patient, model),
    wait: ({ model }) => askAgain(() => ask(client, model), () => ask(patient, model)),
    abort: ({ model }) => leaveEarly(
      (signal) => client.chat.completions.create({ model, messages, stream: true }, { signal }), textOf),
  };
});
