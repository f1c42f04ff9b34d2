namespace Pointsman.Benchmarks.Mixes;

/// <summary>What a model answered that was asked alone.</summary>
/// <param name="Right">Whether the answer is right.</param>
/// <param name="Confidence">The mean probability of its tokens; 0 where the model tells none.</param>
/// <param name="Cost">What it cost, as the ledger has it.</param>
internal readonly record struct AloneAnswer(bool Right, double Confidence, Usd Cost);
