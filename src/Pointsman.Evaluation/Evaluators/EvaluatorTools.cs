using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>What evaluators may use beside the answer: models that judge, vectors, and the leave to run code.</summary>
public sealed record EvaluatorTools
{
    // Stands first: what stands below is made with it.
    private static readonly object Everybody = new();

    /// <summary>Nothing: evaluators that need a model fail with that reason.</summary>
    public static readonly EvaluatorTools None = new();

    /// <summary>How the command line allows code, for messages.</summary>
    internal const string CodeFlag = "--allow-code";

    /// <summary>Finds the model that judges, by its name; null where there is none of that name.</summary>
    public Func<string, IChatClient?> Judges { get; init; } = _ => null;

    /// <summary>The judge where neither an evaluator nor the suite names one; null for none.</summary>
    public string? DefaultJudge { get; init; }

    /// <summary>Finds the model that makes vectors, by its name; null where there is none of that name.</summary>
    public Func<string, IEmbeddingGenerator<string, Embedding<float>>?> Embedders { get; init; } = _ => null;

    /// <summary>Whether code of models and commands of the suite may be run. Default: no.</summary>
    public bool MayRunCode { get; init; }

    /// <summary>What everything that is drawn begins with.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Whose judging this is: a rehearsal's own, else everybody's. What an evaluator keeps for all answers, it keeps
    /// for those of one owner.
    /// </summary>
    internal object Owner { get; init; } = Everybody;
}
