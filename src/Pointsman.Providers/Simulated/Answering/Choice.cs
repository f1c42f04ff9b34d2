namespace Pointsman.Providers.Simulated;

/// <summary>One of the answers to a request, cut into tokens.</summary>
internal sealed record Choice
{
    public IReadOnlyList<string> Reasoning { get; init; } = [];

    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>The probabilities of the tokens of <see cref="Content"/>, when they were asked for.</summary>
    public IReadOnlyList<TokenChance>? Chances { get; init; }

    public IReadOnlyList<WrittenCall> Calls { get; init; } = [];

    /// <summary><c>stop</c>, <c>length</c> or <c>tool_calls</c>.</summary>
    public required string Finish { get; init; }

    public int Tokens => Reasoning.Count + Content.Count + Calls.Sum(call => call.Tokens);
}
