import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Output, embedMany, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import { askAgain, leaveEarly, listen, run } from './jobs.mjs';

await run((errand) => {
  const { baseUrl, key, prompt, toolPrompt, tools, results, schema, picturePrompt } = errand;
  const gateway = createOpenAICompatible({
    name: 'pointsman', baseURL: `${baseUrl}/v1`, apiKey: key, includeUsage: true, supportsStructuredOutputs: true,
  });
  const asked = ({ model }) => ({ model: gateway(model), prompt, maxRetries: 0 });
  const declared = (some) => Object.fromEntries(some.map(({ name, description, parameters }) => [name, tool({
    description, inputSchema: jsonSchema(parameters), execute: async () => results[name],
  })]));
  // The library carries the results back by itself, as often as its stop condition allows.
  const withTools = ({ model }, some) => ({
    model: gateway(model), prompt: toolPrompt, maxRetries: 0, tools: declared(some), stopWhen: stepCountIs(2),
  });
  const told = (steps, text) => ({
    text,
    calls: steps.flatMap((step) => step.toolCalls).map((call) => ({ name: call.toolName, arguments: call.input })),
  });

  // Without a number of retries the library takes its own.
  const ask = async (job, maxRetries) => {
    const answer = await generateText({ ...asked(job), maxRetries });
    return {
      text: answer.text, finish: answer.finishReason,
      inputTokens: answer.usage.inputTokens, outputTokens: answer.usage.outputTokens,
    };
  };
  const plain = (job) => ask(job, 0);
  const shown = async ({ model }, mediaType, data) => {
    const content = [{ type: 'text', text: picturePrompt }, { type: 'file', mediaType, data }];
    const answer = await generateText({ model: gateway(model), maxRetries: 0, messages: [{ role: 'user', content }] });
    return { text: answer.text };
  };
  const whole = async (job, some) => {
    const answer = await generateText(withTools(job, some));
    return told(answer.steps, answer.text);
  };

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async (job) => {
      const answer = streamText(asked(job));
      const heard = await listen(answer.textStream, (piece) => piece);
      const usage = await answer.usage;
      return { ...heard, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
    },
    tools: (job) => whole(job, tools.slice(0, 1)),
    'parallel-tools': (job) => whole(job, tools),
    'streamed-tools': async (job) => {
      const answer = streamText(withTools(job, tools));
      await answer.consumeStream();
      return told(await answer.steps, await answer.text);
    },
    structured: async (job) => {
      const answer = await generateText({ ...asked(job), output: Output.object({ schema: jsonSchema(schema) }) });
      return { text: JSON.stringify(answer.output) };
    },
    'own-field': async (job) => {
      const answer = await generateText({ ...asked(job), seed: 77 });
      return { text: answer.text };
    },
    image: (job) => shown(job, errand.pictureType, errand.picture),
    audio: (job) => shown(job, errand.soundType, errand.sound),
    embeddings: async ({ model }) => {
      const answer = await embedMany({
        model: gateway.embeddingModel(model), values: errand.phrases, maxRetries: 0,
        providerOptions: { openaiCompatible: { dimensions: errand.dimensions } },
      });
      return { vectors: answer.embeddings, inputTokens: answer.usage.tokens };
    },
    'give-up': (job) => ask(job),
    wait: (job) => askAgain(() => ask(job, 0), () => ask(job)),
    abort: (job) => leaveEarly(
      async (signal) => streamText({ ...asked(job), abortSignal: signal }).textStream, (piece) => piece),
  };
});
