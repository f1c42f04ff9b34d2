using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Turns a request into an answer: checks it against the model, thinks, and applies the limits of length.
/// </summary>
internal sealed class Answerer(double delayFactor)
{
    public Answer? Answer(Ask ask, SimulatedModel model, out Refusal? refusal)
    {
        int read = Tokens.Count(ask);
        Prompt prompt = Prompt.Of(ask);
        refusal = Unable(ask, model, read) ?? Unfillable(ask, prompt);
        if (refusal is not null)
        {
            return null;
        }

        int room = Math.Min(model.MaxOutputTokens, model.ContextTokens - read);
        int most = Math.Min(ask.MaxTokens ?? room, room);
        Chance chance = ask.Key.With(model.Id).With(ask.Temperature > 0.0 ? ask.Seed ?? 0 : 0);
        return new Answer
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-sim-{chance.Key:x16}"),
            Model = model,
            PromptTokens = read,
            Pace = Pace.Of(model, chance.With("pace"), read, delayFactor),
            Choices =
            [
                .. Enumerable.Range(0, ask.Choices).Select(i => Finishing.Finish(
                    Thinker.Think(ask, model, prompt, i), ask, most, chance.With("ids").With(i))),
            ],
        };
    }

    private static Refusal? Unfillable(Ask ask, Prompt prompt) =>
        ask.Format == "json_schema" && !JsonAnswer.CanFill(ask, prompt)
            ? Refusal.Bad(
                "response_format.json_schema.schema",
                "The simulated models find no value that this schema allows: it contradicts itself, requires itself "
                + "without end, or has a pattern that they cannot follow.",
                "invalid_json_schema")
            : null;

    private static Refusal? Unable(Ask ask, SimulatedModel model, int read)
    {
        if (ask.HasImages && !model.Images)
        {
            return Refusal.Bad(
                "messages", $"The model '{model.Id}' takes no images; sim/vision does.", "unsupported_content");
        }

        if (ask.Logprobs && !model.Logprobs)
        {
            return Refusal.Bad(
                "logprobs", $"The model '{model.Id}' tells no log-probabilities; leave 'logprobs' out.",
                "unsupported_parameter");
        }

        if (ask.Effort is not null and not "none" && !model.Reasoning)
        {
            return Refusal.Bad(
                "reasoning_effort", $"The model '{model.Id}' does not reason; sim/reasoner does.",
                "unsupported_parameter");
        }

        return read + 1 > model.ContextTokens ? Refusal.TooLong(model.ContextTokens, read) : null;
    }
}
