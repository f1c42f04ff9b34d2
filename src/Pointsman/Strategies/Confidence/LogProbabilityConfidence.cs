using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// The mean probability that the model gave to the tokens of its own answer: e to the mean of their logarithms. Costs
/// nothing beside the answer, and is the best method where the provider tells the probabilities. Long answers are
/// diluted by words that are never in doubt, so calibrate it for the kind of answer that you have.
/// </summary>
/// <param name="read">
/// Finds the logarithms in an answer, for clients that keep them elsewhere than under
/// <see cref="TokenProbabilities.Answered"/>; null from it when there are none.
/// </param>
public sealed class LogProbabilityConfidence(Func<ChatResponse, IReadOnlyList<double>?>? read = null) : ConfidenceMethod
{
    // Providers write -9999 for what they did not count; one such token must not decide over all others.
    private const double Least = -20;

    private readonly Func<ChatResponse, IReadOnlyList<double>?> _read = read ?? TokenProbabilities.Of;

    /// <inheritdoc />
    public override string Name => "logprobs";

    internal override StrategyAsk Prepare(StrategyAsk ask)
    {
        ChatOptions options = ask.Options.Clone();
        (options.AdditionalProperties ??= [])[TokenProbabilities.Wanted] = true;
        return ask with { Options = options };
    }

    internal override ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        IReadOnlyList<double>? tokens;
        try
        {
            tokens = _read(one.Answer);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return ValueTask.FromResult(Confidence.None($"reading the probabilities broke: {broken.GetType().Name}"));
        }

        if (tokens is not { Count: > 0 })
        {
            return ValueTask.FromResult(Confidence.None("the answer came without probabilities of its tokens"));
        }

        return ValueTask.FromResult(Mean(tokens) is { } mean
            ? new Confidence(mean, $"mean probability of {tokens.Count} tokens")
            : Confidence.None("a probability of a token is not a number"));
    }

    /// <summary>e to the mean of the logarithms, of which there is at least one; null where one is not a number.
    /// </summary>
    internal static double? Mean(IReadOnlyList<double> tokens)
    {
        double sum = 0;
        foreach (double token in tokens)
        {
            sum += Math.Clamp(token, Least, 0);
        }

        double mean = Math.Exp(sum / tokens.Count);
        return double.IsNaN(mean) ? null : mean;
    }

    internal override ChatResponse Clean(ChatResponse answer, StrategyAsk ask)
    {
        bool asked = ask.Options.AdditionalProperties is { } wanted
            && wanted.TryGetValue(TokenProbabilities.Wanted, out object? value) && value is true;
        return asked ? answer : AnswerRewriting.Without(answer, TokenProbabilities.Answered);
    }
}
