import { GoogleGenAI } from '@google/genai';
import { askAgain, leaveEarly, listen, run } from './jobs.mjs';

await run((errand) => {
  const { baseUrl, key, prompt, toolPrompt, tools, results, schema, picturePrompt } = errand;
  const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl } });
  // The library tries again only when it is told to.
  const patient = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl, retryOptions: {} } });
  const declared = tools.map(({ name, description, parameters }) => (
    { name, description, parametersJsonSchema: parameters }));
  const textOf = (event) => event.text;

  const ask = async (asker, model) => {
    const answer = await asker.models.generateContent({ model, contents: prompt });
    return {
      text: answer.text, finish: answer.candidates[0].finishReason,
      inputTokens: answer.usageMetadata.promptTokenCount, outputTokens: answer.usageMetadata.candidatesTokenCount,
    };
  };
  const plain = ({ model }) => ask(client, model);
  const shown = async (model, mimeType, data) => {
    const parts = [{ text: picturePrompt }, { inlineData: { mimeType, data } }];
    const answer = await client.models.generateContent({ model, contents: [{ role: 'user', parts }] });
    return { text: answer.text };
  };
  // The library's names of models begin with their kind.
  const bare = (one) => one.name.replace(/^models\//, '');
  const roundTrip = async (ask) => {
    const begin = [{ role: 'user', parts: [{ text: toolPrompt }] }];
    const parts = await ask(begin);
    const calls = parts.filter((part) => part.functionCall).map((part) => part.functionCall);
    const said = calls.map((call) => (
      { functionResponse: { id: call.id, name: call.name, response: { output: results[call.name] } } }));
    const last = await ask([...begin, { role: 'model', parts }, { role: 'user', parts: said }]);
    return {
      text: last.map((part) => part.text ?? '').join(''),
      calls: calls.map((call) => ({ name: call.name, arguments: call.args })),
    };
  };
  const whole = (model, some) => roundTrip(async (contents) => {
    const answer = await client.models.generateContent(
      { model, contents, config: { tools: [{ functionDeclarations: some }] } });
    return answer.candidates[0].content.parts;
  });

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async ({ model }) => {
      let usage;
      const stream = await client.models.generateContentStream({ model, contents: prompt });
      const heard = await listen(stream, (event) => {
        usage = event.usageMetadata ?? usage;
        return textOf(event);
      });
      return { ...heard, inputTokens: usage.promptTokenCount, outputTokens: usage.candidatesTokenCount };
    },
    tools: ({ model }) => whole(model, declared.slice(0, 1)),
    'parallel-tools': ({ model }) => whole(model, declared),
    'streamed-tools': ({ model }) => roundTrip(async (contents) => {
      const parts = [];
      const stream = await client.models.generateContentStream(
        { model, contents, config: { tools: [{ functionDeclarations: declared }] } });
      for await (const event of stream) parts.push(...(event.candidates?.[0]?.content?.parts ?? []));
      return parts;
    }),
    structured: async ({ model }) => {
      const answer = await client.models.generateContent({
        model, contents: prompt, config: { responseMimeType: 'application/json', responseJsonSchema: schema },
      });
      return { text: answer.text };
    },
    'own-field': async ({ model }) => {
      const answer = await client.models.generateContent({ model, contents: prompt, config: { topK: 77 } });
      return { text: answer.text };
    },
    image: ({ model }) => shown(model, errand.pictureType, errand.picture),
    audio: ({ model }) => shown(model, errand.soundType, errand.sound),
    models: async ({ model }) => {
      const models = [];
      for await (const one of await client.models.list()) models.push(bare(one));
      return { models, text: bare(await client.models.get({ model })) };
    },
    embeddings: async ({ model }) => {
      const answer = await client.models.embedContent(
        { model, contents: errand.phrases, config: { outputDimensionality: errand.dimensions } });
      return { vectors: answer.embeddings.map((one) => one.values) };
    },
    'count-tokens': async ({ model }) => {
      const count = await client.models.countTokens({ model, contents: prompt });
      return { inputTokens: count.totalTokens };
    },
    'give-up': ({ model }) => ask(patient, model),
    wait: ({ model }) => askAgain(() => ask(client, model), () => ask(patient, model)),
    abort: ({ model }) => leaveEarly((signal) => client.models.generateContentStream(
      { model, contents: prompt, config: { abortSignal: signal } }), textOf),
  };
});
